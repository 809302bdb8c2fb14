using GraphTenancy.GraphQL.Data.Tests.Shop;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.Persistence.Catalog;
using GraphTenancy.Persistence.Sessions;
using GraphTenancy.TestKit;
using Xunit;

namespace GraphTenancy.GraphQL.Data.Tests.Checks;

/// <summary>One thing is changed in tables that fit; it alone is found, with both sides and what to do.</summary>
[Collection(PostgresGroup.Name)]
public sealed class CatalogCheckTests(PostgresFixture postgres) : IAsyncLifetime
{
    public Task InitializeAsync() => Library.CreateAsync(postgres);

    public Task DisposeAsync() => Library.DropAsync(postgres);

    [Fact]
    public async Task Tables_that_fit_their_records_give_no_finding() =>
        Assert.Empty(await Library.CheckAsync(postgres));

    [Theory]
    [InlineData("alter table library.books drop column rating", "Book.Rating (Double?)", "library.books.rating (no such column)", "add the column")]
    [InlineData("alter table library.books rename rating to stars", "Book.Rating (Double?)", "library.books.rating (no such column)", "[Column]")]
    [InlineData("alter table library.books alter rating type numeric", "Book.Rating (Double?)", "library.books.rating (numeric, nullable)", "double precision")]
    [InlineData("alter table library.books alter pages type integer", "Book.Pages (Int16?)", "library.books.pages (integer, nullable)", "smallint")]
    [InlineData("alter table library.books alter published_on type timestamptz", "Book.PublishedOn (DateOnly?)", "(timestamp with time zone, nullable)", "date")]
    [InlineData("alter table library.books alter tags type text using null", "Book.Tags (IReadOnlyList<String>?)", "library.books.tags (text, nullable)", "text[]")]
    [InlineData("alter table library.books alter tags type int[] using null", "Book.Tags (IReadOnlyList<String>?)", "library.books.tags (integer[], nullable)", "text[]")]
    [InlineData("alter table library.authors alter name drop not null", "Author.Name (String)", "library.authors.name (text, nullable)", "not null")]
    [InlineData("alter table library.books alter author_id drop not null", "Book.Author (Author)", "library.books.author_id (uuid, nullable)", "nullable")]
    [InlineData("alter table library.loans alter lent_at type timestamp", "Loan.LentAt (DateTimeOffset)", "library.loans.lent_at (timestamp without time zone)", "timestamptz")]
    [InlineData("revoke select on library.authors from gt_app; grant select (tenant_id, author_id) on library.authors to gt_app", "Author.Name (String)", "library.authors.name (text)", "gt_app may not select it")]
    public async Task A_column_that_does_not_fit_its_property_is_found(string change, string member, string column, string remedy) =>
        await AssertFoundAsync(change, member, column, remedy);

    [Theory]
    [InlineData("drop table library.totals", "Totals", "library.totals (no such table)", "[Table]")]
    [InlineData("alter table library.totals disable row level security", "Totals", "library.totals", "every tenant would see the rows of all")]
    [InlineData("alter table library.books drop constraint books_pkey", "Book", "library.books.book_id (uuid)", "no unique index is on (tenant_id, book_id) alone")]
    [InlineData("alter table library.totals drop constraint totals_pkey", "Totals", "library.totals.tenant_id (uuid)", "(tenant_id) alone")]
    [InlineData("drop index library.books_code", "Book.Code (String)", "library.books.code (character varying(20))", "IsUnique needs a unique index on (tenant_id, code)")]
    [InlineData("alter table library.loans drop constraint loans_pkey; create index on library.loans (tenant_id, book_id, loan_number)", "Loan", "library.loans.loan_number (integer)", "(tenant_id, book_id, loan_number)")]
    [InlineData("alter table library.books drop position", "Query.books", "library.books.position (no such column)", "ordered by it")]
    [InlineData("alter table library.books alter position type integer", "Query.books", "library.books.position (integer)", "bigint not null")]
    public async Task A_table_or_key_that_does_not_fit_its_record_is_found(string change, string member, string column, string remedy) =>
        await AssertFoundAsync(change, member, column, remedy);

    [Theory]
    [InlineData("drop index library.books_price", "Book.Price (Decimal, [Money])", "library.books.price_minor (bigint)", "begins with (tenant_id, price_minor)")]
    [InlineData("drop index library.books_isbn; create index on library.books (tenant_id, isbn) where isbn <> ''", "Book.Isbn (String?)", "library.books.isbn (library.isbn, nullable)", "begins with (tenant_id, isbn)")]
    [InlineData("drop index library.books_state; create index on library.books using hash (state)", "Book.State (BookState)", "library.books.state (text)", "begins with (tenant_id, state)")]
    [InlineData("drop index library.books_title; create index on library.books (tenant_id, title)", "Book.Title (String)", "library.books.title (text)", "[Sortable], and no index is on (tenant_id, title, book_id)")]
    [InlineData("drop index library.books_title; create index on library.books (tenant_id, title desc, book_id)", "Book.Title (String)", "library.books.title (text)", "in one direction")]
    [InlineData("drop index library.books_title; create index on library.books (tenant_id, title nulls first, book_id)", "Book.Title (String)", "library.books.title (text)", "in one direction")]
    [InlineData("drop index library.books_title; create index on library.books (tenant_id, title text_pattern_ops, book_id)", "Book.Title (String)", "library.books.title (text)", "in one direction")]
    [InlineData("drop index library.books_author; create index on library.books (tenant_id, author_id)", "Author.Books (list of Book)", "library.books.author_id (uuid)", "no index begins with (tenant_id, author_id, title)")]
    [InlineData("alter table library.loans drop constraint loans_pkey; create unique index on library.loans (tenant_id, loan_number, book_id)", "Book.Loans (list of Loan)", "library.loans.book_id (uuid)", "no index begins with (tenant_id, book_id)")]
    public async Task A_filter_order_or_list_without_its_index_is_found(string change, string member, string column, string remedy) =>
        await AssertFoundAsync(change, member, column, remedy);

    [Fact]
    public void What_no_index_serves_weighs_more_in_the_schema()
    {
        string sdl = SchemaPrinter.Print(Library.Schema);

        Assert.Contains("weight: DecimalOperationFilterInput @cost(weight: \"20\")", sdl, StringComparison.Ordinal);
        Assert.Contains("price: DecimalOperationFilterInput\n", sdl, StringComparison.Ordinal);
        Assert.Contains("pages: SortEnumType @cost(weight: \"20\")", sdl, StringComparison.Ordinal);
        Assert.Contains("title: SortEnumType @cost(weight: \"10\")", sdl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_whose_comparison_is_not_leakproof_is_found_although_it_has_an_index()
    {
        await postgres.ExecuteScriptAsAdminAsync("""
            create type library.state as enum ('LENT', 'HERE');
            drop index library.books_state;
            alter table library.books alter state type library.state using state::library.state;
            create index on library.books (tenant_id, state)
            """);

        IReadOnlyList<CatalogFinding> findings = await Library.CheckAsync(postgres);

        Assert.All(findings, static finding => Assert.StartsWith("Book.State", finding.Member, StringComparison.Ordinal));
        Assert.Contains(findings, static finding => finding.Problem.Contains("not leakproof", StringComparison.Ordinal));
        Assert.Contains(findings, static finding => finding.Problem.Contains("can be read, not filtered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_findings_are_told_at_once_with_a_line_each()
    {
        await postgres.ExecuteScriptAsAdminAsync("drop table library.totals; alter table library.books drop column rating, drop column pages");

        var mismatch = await Assert.ThrowsAsync<CatalogMismatchException>(
            () => Library.Schema.CheckAgainstCatalogAsync(new CatalogReader(postgres.Database.DataSources), CancellationToken.None));

        Assert.Equal(
            ["library.books.pages (no such column)", "library.books.rating (no such column)", "library.totals (no such table)"],
            mismatch.Findings.Select(static finding => finding.Column).Order(StringComparer.Ordinal));
        Assert.Equal(4, mismatch.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task A_view_tells_neither_nulls_nor_indexes_and_is_compared_by_its_columns()
    {
        await postgres.ExecuteScriptAsAdminAsync("""
            alter table library.totals rename to totals_rows;
            create view library.totals with (security_invoker) as select * from library.totals_rows;
            grant select on library.totals to gt_app
            """);

        Assert.Empty(await Library.CheckAsync(postgres));
    }

    [Fact]
    public async Task A_session_of_the_host_serves_as_well_and_costs_one_round_trip()
    {
        SpySession session = new(postgres.OpenSession(await postgres.CreateTenantAsync()));

        await Library.Schema.CheckAgainstCatalogAsync(session, CancellationToken.None);

        Assert.Single(session.Batches);
    }

    [Fact]
    public async Task The_check_costs_one_round_trip()
    {
        SessionMetrics metrics = postgres.Database.DataSources.Metrics;
        long before = metrics.Reads;

        await Library.CheckAsync(postgres);

        Assert.Equal(1, metrics.Reads - before);
    }

    private async Task AssertFoundAsync(string change, string member, string column, string remedy)
    {
        await postgres.ExecuteScriptAsAdminAsync(change);

        CatalogFinding finding = Assert.Single(await Library.CheckAsync(postgres));

        Assert.StartsWith(member, finding.Member, StringComparison.Ordinal);
        Assert.Contains(column, finding.Column, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Problem, StringComparison.Ordinal);
    }
}
