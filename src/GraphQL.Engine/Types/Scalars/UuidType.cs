using GraphTenancy.GraphQL.Engine.Execution;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A UUID in its canonical form; either case comes in, lower case goes out.</summary>
internal sealed class UuidType : TextScalarType<Guid>
{
    /// <inheritdoc/>
    protected override string Expected => "a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out Guid value)
    {
        // TryParseExact alone would forgive white space around it.
        value = default;
        return text.Length == 36 && Guid.TryParseExact(text, "D", out value);
    }

    /// <inheritdoc/>
    protected override string Format(Guid value) => value.ToString();

    /// <inheritdoc/>
    protected override void Write(Guid value, ResultWriter writer) => writer.WriteString(value);
}
