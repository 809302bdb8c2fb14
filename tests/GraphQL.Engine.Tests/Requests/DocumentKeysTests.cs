using System.Text;
using GraphTenancy.GraphQL.Engine.Requests;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Requests;

public sealed class DocumentKeysTests
{
    [Fact]
    public void Every_document_has_the_key_of_its_own_hash()
    {
        var keys = new DocumentKeys();
        byte[][] documents = [.. Enumerable.Range(0, 1000).Select(static i => Encoding.UTF8.GetBytes($"{{ a{i} }}"))];

        for (int round = 0; round < 2; round++)
        {
            Assert.All(documents, document => Assert.Equal(DocumentKey.Of(document), keys.Of(document)));
        }
    }

    [Fact]
    public void A_known_document_is_kept_apart_from_the_buffer_that_it_came_in()
    {
        var keys = new DocumentKeys();
        byte[] buffer = Encoding.UTF8.GetBytes("{ a }");
        keys.Of(buffer);

        buffer[2] = (byte)'b';

        Assert.Equal(DocumentKey.Of("{ b }"u8), keys.Of(buffer));
        Assert.Equal(DocumentKey.Of("{ a }"u8), keys.Of("{ a }"u8));
    }
}
