using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Types;

/// <summary>A scalar: how its values come in (JSON variables, literals) and go out.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Scalars</remarks>
public abstract class ScalarType : NamedType
{
    /// <summary>The URL of the scalar's specification, for <c>@specifiedBy</c>.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <summary>Turns a JSON value of a variable into the run-time value.</summary>
    /// <exception cref="CoercionException">The value does not belong to the scalar.</exception>
    public abstract object CoerceVariable(JsonElement value);

    /// <summary>Turns a literal (never a variable, never <c>null</c>) into the run-time value.</summary>
    /// <exception cref="CoercionException">The literal does not belong to the scalar.</exception>
    public abstract object CoerceLiteral(ValueNode literal);

    /// <summary>
    /// Turns a list or object literal, in which variables may stand, into the run-time value. Only scalars for any
    /// JSON take such literals; all others refuse them whatever the variables hold.
    /// </summary>
    internal virtual object CoerceLiteral(ValueNode literal, VariableValues? variables) => CoerceLiteral(literal);

    /// <summary>Writes a resolver's value as the scalar's result.</summary>
    /// <exception cref="CoercionException">The value cannot be a result of this scalar.</exception>
    public abstract void WriteResult(object value, ResultWriter writer);

    /// <summary>The literal that prints a run-time input value, for default values in introspection and SDL.</summary>
    public abstract ValueNode ToLiteral(object value);
}
