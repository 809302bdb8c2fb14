namespace GraphTenancy.Oracle.Tests.Reference;

/// <summary>
/// What <c>where</c> means, with Hot Chocolate's operations. Every question has the answer yes or no: a value that is
/// missing is equal to null, unequal to everything else and neither smaller nor greater, and a negated operation holds
/// exactly where its positive does not.
/// </summary>
internal sealed class Filter(TenantView view)
{
    // Where null is a question of its own.
    private static readonly string[] NullNames = ["eq", "neq"];

    /// <summary>Refuses a null that says nothing, whether or not a row is there to be asked.</summary>
    public static void Check(object? value, string name = "where")
    {
        switch (value)
        {
            case null when !NullNames.Contains(name) && !Records.All.Values.Any(type => type.Members.GetValueOrDefault(name) is ToOneMember):
                throw new FieldException("BAD_USER_INPUT");
            case IReadOnlyDictionary<string, object?> fields:
                foreach ((string field, object? inner) in fields)
                {
                    Check(inner, field);
                }

                break;
            case List<object?> items when name is "and" or "or":
                items.ForEach(static item => Check(item, "item"));
                break;
        }
    }

    public bool Holds(RecordType type, IReadOnlyDictionary<string, object?> where, Row row) =>
        where.All(part => part.Key switch
        {
            "and" => List(part.Value).All(item => Holds(type, Object(item), row)),
            "or" => List(part.Value).Any(item => Holds(type, Object(item), row)),
            _ => MemberHolds(type, type.Members[part.Key], part.Value, row),
        });

    private bool MemberHolds(RecordType type, Member member, object? filter, Row row) => member switch
    {
        ColumnMember column => ColumnHolds(column.Column, Object(filter), row),
        ToOneMember one => filter is null
            ? Related.One(view, one, row) is null
            : Related.One(view, one, row) is { } related && Holds(Records.All[one.Type], Object(filter), related),
        ToManyMember many => ListHolds(Records.All[many.Type], Object(filter), Related.Many(view, type, many, row)),
        _ => throw new InvalidOperationException($"{member}"),
    };

    private bool ListHolds(RecordType type, IReadOnlyDictionary<string, object?> filter, IEnumerable<Row> rows) =>
        filter.All(part => part.Key switch
        {
            "some" => rows.Any(row => Holds(type, Object(part.Value), row)),
            "none" => !rows.Any(row => Holds(type, Object(part.Value), row)),
            "all" => rows.All(row => Holds(type, Object(part.Value), row)),
            "any" => (bool)part.Value! == rows.Any(),    // null is refused, see Object
            _ => throw new InvalidOperationException(part.Key),
        });

    private bool ColumnHolds(Column column, IReadOnlyDictionary<string, object?> operations, Row row) =>
        operations.All(part => part.Key switch
        {
            "and" => List(part.Value).All(item => ColumnHolds(column, Object(item), row)),
            "or" => List(part.Value).Any(item => ColumnHolds(column, Object(item), row)),
            _ => OperationHolds(column, part.Key, part.Value, column.Filterable(row, view)),
        });

    private static bool OperationHolds(Column column, string operation, object? operand, object? value) => operation switch
    {
        "eq" => Equals(value, column.Operand(operand)),
        "neq" => !Equals(value, column.Operand(operand)),
        "in" => List(operand).Any(item => Equals(value, column.Operand(item))),
        "nin" => !List(operand).Any(item => Equals(value, column.Operand(item))),
        "ngt" or "ngte" or "nlt" or "nlte" or "ncontains" or "nstartsWith" or "nendsWith" =>
            !OperationHolds(column, operation[1..], operand, value),
        _ when operand is null => throw new FieldException("BAD_USER_INPUT"),
        _ when value is null => false,
        "contains" => ((string)value).Contains((string)operand, StringComparison.Ordinal),
        "startsWith" => ((string)value).StartsWith((string)operand, StringComparison.Ordinal),
        "endsWith" => ((string)value).EndsWith((string)operand, StringComparison.Ordinal),
        "gt" => Compare(value, column.Operand(operand)) > 0,
        "gte" => Compare(value, column.Operand(operand)) >= 0,
        "lt" => Compare(value, column.Operand(operand)) < 0,
        "lte" => Compare(value, column.Operand(operand)) <= 0,
        _ => throw new InvalidOperationException(operation),
    };

    private static int Compare(object left, object? right) => ((IComparable)left).CompareTo(right);

    private static List<object?> List(object? value) => value as List<object?> ?? throw new FieldException("BAD_USER_INPUT");

    private static IReadOnlyDictionary<string, object?> Object(object? value) =>
        value as IReadOnlyDictionary<string, object?> ?? throw new FieldException("BAD_USER_INPUT");
}

/// <summary>The rows that a row is related to; always of its own tenant.</summary>
internal static class Related
{
    public static Row? One(TenantView view, ToOneMember member, Row row)
    {
        RecordType type = Records.All[member.Type];
        return view.Find(type.Table, type.Key.Name, row.TenantId, row[member.Column]).FirstOrDefault();
    }

    public static IEnumerable<Row> Many(TenantView view, RecordType type, ToManyMember member, Row row) =>
        view.Find(Records.All[member.Type].Table, member.Column, row.TenantId, row[type.Key.Name]);
}

/// <summary>A field cannot be answered; the response says so by its code.</summary>
internal sealed class FieldException(string code) : Exception(code)
{
    public string Code { get; } = code;
}
