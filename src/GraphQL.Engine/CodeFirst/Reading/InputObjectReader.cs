using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>Reads a class, record or struct as an input object.</summary>
internal sealed class InputObjectReader(MemberText text, InputValueReader inputs)
{
    /// <summary>Reads the properties that a client can give into <paramref name="type"/>.</summary>
    public void Read(InputObjectTypeConfiguration type, Type source)
    {
        type.Description = text.Describe(source);
        type.IsOneOf = source.IsDefined(typeof(OneOfAttribute));
        PropertyInfo[] properties = [.. MemberOrder.Properties(source)
            .Where(static property => property.GetMethod is { IsStatic: false })];
        ConstructorInfo? constructor = FindConstructor(source, properties);
        var members = new List<InputMember>();
        foreach (PropertyInfo property in properties)
        {
            ParameterInfo? parameter = ParameterOf(constructor, property);
            if (parameter is null && property.SetMethod is not { IsPublic: true })
            {
                continue;
            }

            InputValueConfiguration field = inputs.Read(property, parameter);
            type.Fields.Add(field);
            members.Add(new InputMember(field.Name, property, parameter));
        }

        type.CreateInstance = InputInstanceCompiler.Compile(source, constructor, members);
    }

    // A constructor without parameters where there is one, else the longest whose parameters are all properties: the
    // primary constructor of a record. (Its copy constructor is not public.)
    private static ConstructorInfo? FindConstructor(Type source, PropertyInfo[] properties)
    {
        ConstructorInfo[] constructors = source.GetConstructors();
        ConstructorInfo? found = Array.Find(constructors, static candidate => candidate.GetParameters().Length == 0)
            ?? constructors
                .Where(candidate => candidate.GetParameters().All(parameter =>
                    Array.Exists(properties, property => Matches(parameter, property))))
                .MaxBy(static candidate => candidate.GetParameters().Length);
        return found is not null || source.IsValueType
            ? found
            : throw new CodeFirstException(
                $"{source} cannot be an input object: it has no public constructor whose parameters all have a "
                + "property of the same name and type. Make it a record, or add a constructor without parameters.");
    }

    private static ParameterInfo? ParameterOf(ConstructorInfo? constructor, PropertyInfo property) =>
        constructor is null ? null : Array.Find(constructor.GetParameters(), parameter => Matches(parameter, property));

    private static bool Matches(ParameterInfo parameter, PropertyInfo property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && parameter.ParameterType == property.PropertyType;
}
