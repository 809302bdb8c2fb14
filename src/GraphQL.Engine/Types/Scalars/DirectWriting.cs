using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>Writes C# values exactly as their scalars do, without making objects of them.</summary>
internal static class DirectWriting
{
    private static readonly Dictionary<Type, Delegate> Writers = new()
    {
        [typeof(int)] = (Action<int, ResultWriter>)WriteInt,
        [typeof(long)] = (Action<long, ResultWriter>)WriteLong,
        [typeof(double)] = (Action<double, ResultWriter>)WriteDouble,
        [typeof(decimal)] = (Action<decimal, ResultWriter>)WriteDecimal,
        [typeof(bool)] = (Action<bool, ResultWriter>)WriteBoolean,
        [typeof(string)] = (Action<string, ResultWriter>)WriteString,
        [typeof(Guid)] = (Action<Guid, ResultWriter>)WriteGuid,
        [typeof(DateTimeOffset)] = (Action<DateTimeOffset, ResultWriter>)WriteDateTime,
    };

    /// <summary>
    /// The writer of a C# type; <see langword="null"/> for another type, and where the field's type is not the scalar
    /// that the C# type has by itself.
    /// </summary>
    public static Action<T, ResultWriter>? Find<T>(GraphQLType type) =>
        type.NullableType is ScalarType scalar
        && scalar.Name == BuiltInScalars.NameOf(typeof(T))
        && scalar.GetType().Assembly == typeof(ScalarType).Assembly
            ? (Action<T, ResultWriter>?)Writers.GetValueOrDefault(typeof(T))
            : null;

    /// <summary>Writes an <c>Int</c>.</summary>
    public static void WriteInt(int value, ResultWriter writer) => writer.WriteNumber(value);

    /// <summary>Writes a <c>Long</c>.</summary>
    public static void WriteLong(long value, ResultWriter writer) => writer.WriteNumber(value);

    /// <summary>Writes a <c>Float</c>.</summary>
    public static void WriteDouble(double value, ResultWriter writer)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(value);
        }
        else
        {
            BuiltInScalars.Float.WriteResult(value, writer);
        }
    }

    /// <summary>Writes a <c>Decimal</c>.</summary>
    public static void WriteDecimal(decimal value, ResultWriter writer) => writer.WriteNumber(value);

    /// <summary>Writes a <c>Boolean</c>.</summary>
    public static void WriteBoolean(bool value, ResultWriter writer) => writer.WriteBoolean(value);

    /// <summary>Writes a <c>String</c>.</summary>
    public static void WriteString(string value, ResultWriter writer) => writer.WriteString(value.AsSpan());

    /// <summary>Writes a <c>UUID</c>.</summary>
    public static void WriteGuid(Guid value, ResultWriter writer) => writer.WriteString(value);

    /// <summary>Writes a <c>DateTime</c>.</summary>
    public static void WriteDateTime(DateTimeOffset value, ResultWriter writer) =>
        DateTimeType.WriteUtc(value, writer);
}
