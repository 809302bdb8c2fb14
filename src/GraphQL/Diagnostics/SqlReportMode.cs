namespace GraphTenancy.GraphQL.Diagnostics;

/// <summary>When answers tell which SQL they came from.</summary>
internal enum SqlReportMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>In the environment Development only.</summary>
    Development,

    /// <summary>In every environment.</summary>
    Always,
}
