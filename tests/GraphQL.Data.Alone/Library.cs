using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;

namespace GraphTenancy.GraphQL.Data.Alone;

[ObjectType]
[Table("library.authors", Key = "author_id")]
public sealed record Author
{
    public required string Name { get; init; }
}

[ObjectType]
[Table("library.books", Key = "book_id")]
public sealed record Book
{
    [Filterable]
    [Sortable]
    public required string Title { get; init; }

    [ToOne("author_id")]
    public required Author Author { get; init; }
}

[QueryType]
public static class BookQueries
{
    [UsePaging(IncludeTotalCount = true)]
    [UseFiltering]
    [UseSorting]
    public static Rows<Book> GetBooks() => Rows.Of<Book>().OrderBy(nameof(Book.Title));
}
