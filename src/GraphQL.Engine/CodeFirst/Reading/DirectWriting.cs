using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Writes C# values exactly as their scalars do; called from compiled writers.</summary>
internal static class DirectWriting
{
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

    /// <summary>Writes a global id.</summary>
    public static void WriteGlobalId(byte[] prefix, Guid value, ResultWriter writer) =>
        GlobalId.Write(writer, prefix, value);
}
