namespace GraphTenancy.GraphQL.Data;

/// <summary>The stable <c>extensions.code</c> values of this library; <c>docs/errors.md</c> explains each.</summary>
public static class DataErrorCodes
{
    /// <summary>A field reads tenant data, and the request has no tenant.</summary>
    public const string TenantRequired = "TENANT_REQUIRED";

    /// <summary><c>first</c> or <c>last</c> is outside its range, or both are given.</summary>
    public const string PageSizeOutOfRange = "PAGE_SIZE_OUT_OF_RANGE";

    /// <summary>A sum or another aggregate has more digits than its scalar can hold.</summary>
    public const string AggregateOutOfRange = "AGGREGATE_OUT_OF_RANGE";

    /// <summary>A cursor was not made by this field, order and tenant, or it was changed or cut off.</summary>
    public const string CursorInvalid = "CURSOR_INVALID";

    /// <summary>A filter or order is nested too deeply, has too many conditions or too long a list.</summary>
    public const string FilterTooComplex = "FILTER_TOO_COMPLEX";
}
