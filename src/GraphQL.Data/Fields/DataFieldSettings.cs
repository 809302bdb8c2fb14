using System.Reflection;
using GraphTenancy.GraphQL.Data.Mapping;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Data.Fields;

/// <summary>
/// What the attributes of a field ask for; filled while the schema is built, read when operations are planned.
/// </summary>
internal sealed class DataFieldSettings
{
    private const string FeatureKey = "GraphTenancy.GraphQL.Data";

    public required Type RowType { get; init; }

    public required DataFieldKind Kind { get; init; }

    /// <summary>Type and field, such as <c>Query.orders</c>; cursors are bound to it.</summary>
    public required string Coordinate { get; init; }

    /// <summary>
    /// The member's own resolver: it returns the description. Null for a relation, which is read below its parent.
    /// </summary>
    public FieldResolver? Describe { get; init; }

    /// <summary>Whether the field answers with rows, that can have pages, a filter and an order.</summary>
    public bool HasRows => Kind is DataFieldKind.Rows or DataFieldKind.Relation;

    /// <summary>The relation; null for a field whose member describes its rows.</summary>
    public RelationMapping? Relation { get; init; }

    /// <summary>
    /// Makes the description without a request, for a static member without parameters; else null.
    /// </summary>
    public Func<object?>? DescribeAtStart { get; init; }

    public bool IsPrivileged { get; set; }

    public bool IsFiltered { get; set; }

    public bool IsSorted { get; set; }

    /// <summary>The paging; null for a plain list.</summary>
    public PagingSettings? Paging { get; set; }

    /// <summary>The client's <c>where</c>; null when the field has none or none was given.</summary>
    public IReadOnlyDictionary<string, object?>? FilterArgument(IReadOnlyDictionary<string, object?> arguments) =>
        IsFiltered ? arguments.GetValueOrDefault("where") as IReadOnlyDictionary<string, object?> : null;

    /// <summary>The client's <c>order</c>; null when the field has none or none was given.</summary>
    public IReadOnlyList<object?>? OrderArgument(IReadOnlyDictionary<string, object?> arguments) =>
        IsSorted ? arguments.GetValueOrDefault("order") as IReadOnlyList<object?> : null;

    public void AttachTo(FieldConfiguration field) => field.Features[FeatureKey] = this;

    /// <summary>What the convention left with the field; null when it is none of this library.</summary>
    public static DataFieldSettings? Find(FieldDefinition field) =>
        field.Features.GetValueOrDefault(FeatureKey) as DataFieldSettings;

    /// <summary>What the attributes of a relation ask for.</summary>
    public static DataFieldSettings OfRelation(FieldDefinition field) => Find(field)
        ?? throw new InvalidOperationException($"AddData() must come before the type with {field.Name} is read.");

    /// <summary>Finds what the convention left with the field.</summary>
    /// <exception cref="InvalidOperationException">The field returns no description of rows.</exception>
    public static DataFieldSettings Of(FieldConfiguration field, ObjectTypeConfiguration parent, string attribute)
    {
        if (field.Features.GetValueOrDefault(FeatureKey) is DataFieldSettings settings)
        {
            return settings;
        }

        MemberInfo? member = field.Member;
        throw new InvalidOperationException(
            $"[{attribute}] on {member?.DeclaringType?.Name ?? parent.Name}.{member?.Name ?? field.Name}: "
            + "the member must return Rows<T>, Row<T>, Exists<T>, Count<T> or Aggregate<T>, or be a [ToMany] property "
            + "of a mapped record, "
            + "and AddData() must come before the types are read.");
    }
}

internal enum DataFieldKind
{
    Rows,
    Row,
    Exists,
    Count,
    Relation,
    Aggregate,
}

internal sealed record PagingSettings(int DefaultPageSize, int MaxPageSize);
