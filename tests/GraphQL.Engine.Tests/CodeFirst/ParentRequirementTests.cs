using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using Xunit;

namespace GraphTenancy.GraphQL.Engine.Tests.CodeFirst;

public sealed class ParentRequirementTests
{
    [Theory]
    [InlineData("named", "Id Title")]
    [InlineData("shout", "Title")]
    [InlineData("length", "Title")]
    [InlineData("whole", null)]
    [InlineData("inContext", null)]
    [InlineData("slug", null)]
    [InlineData("lucky", "")]
    [InlineData("count", "")]
    public void A_field_tells_what_its_member_needs_of_the_parent(string field, string? requires)
    {
        Schema schema = CodeFirstTest.Build(typeof(BookQueries), typeof(BookFields), typeof(BookCounter));

        var book = (ObjectType)schema.FindType("Book")!;

        Assert.Equal(requires, book.FindField(field)!.ParentRequires);
    }

    [QueryType]
    public static class BookQueries
    {
        public static Book GetBook() => new(1, "A title");
    }

    public sealed record Book(int Id, string Title)
    {
        [Requires(nameof(Title))]
        public int Length => Title.Length;

        [Requires(nameof(Title))]
        public string GetShout() => Title + "!";

        public string GetSlug() => Title.Replace(' ', '-');
    }

    [ExtendObjectType<Book>]
    public static class BookFields
    {
        public static string GetNamed([Parent(nameof(Book.Id) + " " + nameof(Book.Title))] Book book) =>
            $"{book.Id} {book.Title}";

        public static string GetWhole([Parent] Book book) => book.ToString();

        public static string GetInContext(IResolverContext context) => string.Join('.', context.Path.ToList());

        public static int GetLucky() => 7;
    }

    [ExtendObjectType<Book>]
    public sealed class BookCounter
    {
        public int GetCount() => 1;
    }
}
