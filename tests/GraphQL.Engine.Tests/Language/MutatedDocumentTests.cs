using System.Text;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Transport;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.Language;

/// <summary>Damaged documents: a refusal is always a typed one, and what is accepted survives printing.</summary>
public sealed class MutatedDocumentTests
{
    private const int Rounds = 300;

    [Theory]
    [InlineData(KitchenSink.Executable, 1)]
    [InlineData(KitchenSink.TypeSystem, 2)]
    public void A_damaged_document_is_refused_at_a_place_inside_it_or_printed_faithfully(string text, int seed)
    {
        var random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            var source = new SourceText(Damage(text, random));
            if (TryParse(source) is { } document)
            {
                DocumentNode reparsed = GraphQLParser.Parse(new SourceText(SyntaxPrinter.Print(document)));
                Assert.Equal(TreeText.Of(document), TreeText.Of(reparsed));
                continue;
            }

            refused++;
        }

        Assert.InRange(refused, Rounds / 10, Rounds - (Rounds / 100));
    }

    [Fact]
    public void A_damaged_body_is_refused_with_a_typed_error_or_read()
    {
        var random = new Random(3);
        const string Body = """{"query":"{a(b: \"\u00e9\")}","operationName":"Q","variables":{"c":[1,{"d":"\uD83D\uDE00"}]}}""";
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            try
            {
                read += GraphQLRequestParser.Parse(Damage(Body, random)).Document.Length > 0 ? 1 : 0;
            }
            catch (GraphQLException refusal)
            {
                Assert.Equal(ErrorCodes.BadRequest, refusal.Error.Code);
            }
        }

        Assert.InRange(read, 1, Rounds - 1);
    }

    private static DocumentNode? TryParse(SourceText source)
    {
        try
        {
            return GraphQLParser.Parse(source);
        }
        catch (GraphQLSyntaxException refusal)
        {
            SourceLocation last = source.LocationOf(source.Utf8.Length);
            Assert.InRange(refusal.Location.Line, 1, last.Line);
            Assert.True(refusal.Location.Column >= 1);
            return null;
        }
    }

    private static byte[] Damage(string text, Random random)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(text)];
        for (int times = random.Next(1, 3); times > 0; times--)
        {
            int at = random.Next(bytes.Count - 8);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, random.Next(1, 4));
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - 8), random.Next(1, 8)));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.Insert(at, (byte)" \n\"\\{}()[]!$&:=@|.#'"[random.Next(20)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
