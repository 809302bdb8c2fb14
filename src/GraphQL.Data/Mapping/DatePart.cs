namespace GraphTenancy.GraphQL.Data.Mapping;

/// <summary>What a moment or date is cut off to in a group's key; always in UTC.</summary>
public enum DatePart
{
    /// <summary>The value as it is; not for moments, of which hardly two are equal.</summary>
    None,

    /// <summary>The hour, as the moment at which it begins; only of moments.</summary>
    Hour,

    /// <summary>The day.</summary>
    Day,

    /// <summary>The week of ISO 8601, as its Monday.</summary>
    Week,

    /// <summary>The month, as its first day.</summary>
    Month,

    /// <summary>The quarter, as its first day.</summary>
    Quarter,

    /// <summary>The year, as its first day.</summary>
    Year,
}
