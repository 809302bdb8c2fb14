using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types.Scalars;

/// <summary>A scalar whose values are strings of a certain form, in and out.</summary>
/// <typeparam name="T">The run-time value.</typeparam>
internal abstract class TextScalarType<T> : ScalarType
    where T : notnull
{
    /// <summary>What a client may send, for error messages: <c>a date such as 2025-09-30</c>.</summary>
    protected abstract string Expected { get; }

    /// <inheritdoc/>
    public sealed override object CoerceVariable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TryParse(value.GetString()!, out T? parsed) // A string has a text.
            ? parsed
            : throw Invalid(ValueText.Of(value));

    /// <inheritdoc/>
    public sealed override object CoerceLiteral(ValueNode literal) =>
        literal is StringValueNode text && TryParse(text.Value, out T? parsed)
            ? parsed
            : throw Invalid(ValueText.Of(literal));

    /// <inheritdoc/>
    public sealed override void WriteResult(object value, ResultWriter writer)
    {
        if (value is T typed)
        {
            Write(typed, writer);
            return;
        }

        Write(Convert(NumericValue.Unwrap(value)), writer);
    }

    /// <inheritdoc/>
    public sealed override ValueNode ToLiteral(object value) =>
        new StringValueNode(Format(value is T typed ? typed : Convert(value)), IsBlock: false, default);

    /// <summary>Reads the text of a client, or of a resolver that returns text.</summary>
    protected abstract bool TryParse(string text, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value);

    /// <summary>The text that goes out.</summary>
    protected abstract string Format(T value);

    /// <summary>Writes the text that goes out.</summary>
    protected virtual void Write(T value, ResultWriter writer) => writer.WriteString(Format(value));

    /// <summary>Turns a result of another CLR type into the run-time value.</summary>
    /// <exception cref="CoercionException">It is no value of this scalar.</exception>
    protected virtual T Convert(object value) =>
        value is string text && TryParse(text, out T? parsed) ? parsed : throw Invalid(ValueText.Of(value));

    /// <summary>The refusal of a value.</summary>
    protected CoercionException Invalid(string value) => new($"{Name} cannot represent {value}: expected {Expected}.");
}
