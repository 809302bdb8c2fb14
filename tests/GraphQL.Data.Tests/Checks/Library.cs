using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.CodeFirst;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.Persistence.Catalog;
using GraphTenancy.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace GraphTenancy.GraphQL.Data.Tests.Checks;

public enum BookState
{
    Lent,
    Here,
}

[ObjectType]
[Node]
[Table("library.books", Key = "book_id")]
public sealed record Book
{
    [ID]
    [Column("book_id")]
    public required Guid Id { get; init; }

    [Filterable]
    [Sortable]
    public required string Title { get; init; }

    [Filterable]
    [Sortable(IsUnique = true)]
    public required string Code { get; init; }

    [Filterable]
    public string? Isbn { get; init; }

    [Filterable]
    public required BookState State { get; init; }

    [Column("price_minor")]
    [Money]
    [Filterable]
    public required decimal Price { get; init; }

    [Filterable(Unindexed = true)]
    public decimal? Weight { get; init; }

    [Sortable(Unindexed = true)]
    public short? Pages { get; init; }

    public double? Rating { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    [ToOne("author_id")]
    [Filterable]
    public required Author Author { get; init; }

    [ToMany(typeof(Loan), "book_id", OrderBy = "lent_at")]
    [Filterable]
    public required IReadOnlyList<Loan> Loans { get; init; }
}

[ObjectType]
[Table("library.authors", Key = "author_id")]
public sealed record Author
{
    [Column("author_id")]
    public required Guid Id { get; init; }

    [Filterable(Unindexed = true)]
    public required string Name { get; init; }

    [ToMany(typeof(Book), "author_id", OrderBy = "title")]
    [UsePaging]
    public required IReadOnlyList<Book> Books { get; init; }
}

[ObjectType]
[Table("library.loans", Key = "loan_number")]
public sealed record Loan
{
    // Loans are only read below a book, whose primary key serves both.
    [Filterable]
    [Sortable]
    public required int LoanNumber { get; init; }

    [Filterable(Unindexed = true)]
    public required DateTimeOffset LentAt { get; init; }
}

[ObjectType]
[Table("library.totals", Key = "tenant_id")]
public sealed record Totals
{
    [Filterable]
    public required long Books { get; init; }
}

[QueryType]
public static class LibraryQueries
{
    [UseFiltering]
    [UseSorting]
    public static Rows<Book> GetBooks() => Rows.Of<Book>().OrderByColumn("position");

    [UseFiltering]
    public static Rows<Totals> GetTotals() => Rows.Of<Totals>();
}

/// <summary>Tables that fit their records; a test changes one thing and looks what is found.</summary>
public static class Library
{
    private const string Tables = """
        create schema library;
        grant usage on schema library to gt_app;
        create table library.authors (
            tenant_id uuid not null,
            author_id uuid not null,
            name text not null,
            primary key (tenant_id, author_id));
        create domain library.isbn as varchar(13);
        create table library.books (
            tenant_id uuid not null,
            book_id uuid not null,
            position bigint generated always as identity,
            title text not null,
            code varchar(20) not null,
            isbn library.isbn,
            state text not null,
            price_minor bigint not null,
            weight numeric(6, 3),
            pages smallint,
            rating float8,
            published_on date,
            tags text[],
            author_id uuid not null,
            primary key (tenant_id, book_id));
        create index books_title on library.books (tenant_id, title desc, book_id desc);
        create unique index books_code on library.books (code, tenant_id);
        create index books_code_order on library.books (tenant_id, code);
        create index books_isbn on library.books (tenant_id, isbn) where isbn is not null;
        create index books_state on library.books (tenant_id, state text_pattern_ops);
        create index books_author on library.books (tenant_id, author_id, title, book_id);
        create index books_price on library.books (tenant_id, price_minor);
        create table library.loans (
            tenant_id uuid not null,
            book_id uuid not null,
            loan_number integer not null,
            lent_at timestamptz not null,
            primary key (tenant_id, book_id, loan_number));
        create table library.totals (tenant_id uuid primary key, books bigint not null);
        """;

    private static readonly string[] Names = ["authors", "books", "loans", "totals"];

    /// <summary>The schema alone.</summary>
    public static Schema Schema { get; } = BuildSchema();

    public static async Task CreateAsync(PostgresFixture postgres)
    {
        await DropAsync(postgres);
        await postgres.ExecuteScriptAsAdminAsync(Tables);
        foreach (string name in Names)
        {
            await postgres.ExecuteAsAdminAsync($"alter table library.{name} enable row level security");
            await postgres.ExecuteAsAdminAsync($"grant select on library.{name} to gt_app");
        }
    }

    public static Task DropAsync(PostgresFixture postgres) =>
        postgres.ExecuteAsAdminAsync("drop schema if exists library cascade");

    /// <summary>What the check says; empty when all fits.</summary>
    public static async Task<IReadOnlyList<CatalogFinding>> CheckAsync(PostgresFixture postgres)
    {
        try
        {
            await Schema.CheckAgainstCatalogAsync(new CatalogReader(postgres.Database.DataSources), CancellationToken.None);
            return [];
        }
        catch (CatalogMismatchException mismatch)
        {
            return mismatch.Findings;
        }
    }

    private static Schema BuildSchema()
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer().AddType(typeof(LibraryQueries)).AddData();
        return services.BuildServiceProvider().GetRequiredService<Schema>();
    }
}
