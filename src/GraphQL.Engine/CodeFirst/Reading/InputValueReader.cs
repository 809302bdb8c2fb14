using System.ComponentModel;
using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads parameters as arguments and properties as input fields.</summary>
internal sealed class InputValueReader(MemberText text)
{
    /// <summary>Reads a parameter of a resolver.</summary>
    public InputValueConfiguration Read(ParameterInfo parameter) => Complete(
        new InputValueConfiguration
        {
            Name = Naming.OfParameter(parameter),
            Type = TypeReference.Of(parameter.ParameterType, Nullability.Of(parameter)),
            Description = text.Describe(parameter),
            Member = parameter,
        },
        parameter,
        parameter.ParameterType,
        Nullability.Of(parameter),
        parameter.HasDefaultValue ? parameter.DefaultValue : null);

    /// <summary>
    /// Reads a property of an input class; <paramref name="parameter"/> is the one of its constructor, if any.
    /// </summary>
    public InputValueConfiguration Read(PropertyInfo property, ParameterInfo? parameter) => Complete(
        new InputValueConfiguration
        {
            Name = Naming.OfProperty(property),
            Type = TypeReference.Of(property.PropertyType, Nullability.Of(property)),
            Description = text.Describe(property),
            Member = property,
        },
        property,
        property.PropertyType,
        Nullability.Of(property),
        parameter is { HasDefaultValue: true } ? parameter.DefaultValue : null);

    private static InputValueConfiguration Complete(
        InputValueConfiguration input,
        ICustomAttributeProvider member,
        Type type,
        IReadOnlyList<bool> nullability,
        object? defaultValue)
    {
        input.DeprecationReason = MemberText.Deprecation(member);
        object? given = MemberAttributes.Find<DefaultValueAttribute>(member) is { } attribute
            ? attribute.Value
            : defaultValue;
        input.DefaultValue = DefaultLiteral.Of(given, type);
        if (IdConvention.Find(member) is { } id)
        {
            input.Type = TypeReference.Parse(TypeSyntaxWriter.Write(type, nullability, static _ => "ID"));
            input.Formatter = IdConvention.Decoder(id, type);
        }

        if (MemberAttributes.Find<GraphQLTypeAttribute>(member) is { } explicitType)
        {
            input.Type = TypeReference.Parse(explicitType.Syntax);
        }

        return input;
    }
}
