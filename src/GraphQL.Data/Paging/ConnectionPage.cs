using GraphTenancy.GraphQL.Data.Compilation;

namespace GraphTenancy.GraphQL.Data.Paging;

/// <summary>What is known of one page: its rows among the rendered entries, and what stands around them.</summary>
internal sealed class ConnectionPage
{
    /// <summary>The row below which the page stands; null for a root field's.</summary>
    public RowKey? Parent { get; init; }

    /// <summary>The index of the page's first entry in each section.</summary>
    public int FirstEntry { get; set; }

    /// <summary>How many rows it has, without the extra one.</summary>
    public int Count { get; set; }

    /// <summary>The key of the row that was read first; null when no cursor needs it or there is no row.</summary>
    public byte[]? FirstReadKey { get; set; }

    /// <summary>The key of the row that was read last.</summary>
    public byte[]? LastReadKey { get; set; }

    /// <summary>Whether the statement found a row more than the page holds.</summary>
    public bool HasExtraRow { get; set; }

    /// <summary>Whether rows stand up to the row of <c>after</c>.</summary>
    public bool HasRowsUpToAfter { get; set; }

    /// <summary>Whether rows stand from the row of <c>before</c>.</summary>
    public bool HasRowsFromBefore { get; set; }

    public long TotalCount { get; set; }
}
