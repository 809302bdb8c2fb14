using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

internal sealed partial class CodeFirstSchema
{
    // Shaping and resolving add types, whose fields are shaped and resolved in turn, until nothing new appears.
    private void CompleteReferences()
    {
        ShapeFields();
        ResolveAll();

        // Shaping may have given a field that was resolved before another type.
        ResolveAll();
    }

    private void ResolveAll()
    {
        // By index: the list grows meanwhile.
        for (int i = 0; i < _types.Count; i++)
        {
            ResolveReferences(_types[i]);
            ShapeFields();
        }
    }

    private void ShapeFields()
    {
        while (_toShape.TryDequeue(out FieldShaping? shaping))
        {
            if (shaping.ReturnType is { } returnType)
            {
                _ = _options.Conventions.Exists(convention =>
                    convention.TryConfigure(shaping.Field, returnType, shaping.Parent, this));
            }

            foreach (FieldDescriptorAttribute attribute in shaping.Attributes)
            {
                attribute.Configure(shaping.Field, shaping.Parent, this);
            }

            shaping.Finish?.Invoke();
        }
    }

    private void ResolveReferences(TypeConfiguration type)
    {
        switch (type)
        {
            case ObjectTypeConfiguration model:
                ResolveReferences(type, model.Interfaces);
                model.Fields.ForEach(field => ResolveReferences(type, field));
                break;
            case InterfaceTypeConfiguration contract:
                ResolveReferences(type, contract.Interfaces);
                contract.Fields.ForEach(field => ResolveReferences(type, field));
                break;
            case UnionTypeConfiguration union:
                ResolveReferences(type, union.Types);
                break;
            case InputObjectTypeConfiguration input:
                input.Fields.ForEach(field => ResolveReference(type, field));
                break;
        }
    }

    private void ResolveReferences(TypeConfiguration type, List<TypeReference> references)
    {
        for (int i = 0; i < references.Count; i++)
        {
            references[i] = TypeReference.Parse(Resolve(references[i], isInput: false, type.Name).Trim('!'));
        }
    }

    private void ResolveReferences(TypeConfiguration type, FieldConfiguration field)
    {
        string origin = field.Member is { } member ? ClrShape.Describe(member) : $"{type.Name}.{field.Name}";
        field.Type = TypeReference.Parse(Resolve(field.Type, isInput: false, origin));
        field.Arguments.ForEach(argument => ResolveReference(type, argument));
    }

    private void ResolveReference(TypeConfiguration type, InputValueConfiguration input)
    {
        string origin = input.Member switch
        {
            ParameterInfo parameter => $"{ClrShape.Describe(parameter.Member)}, parameter {parameter.Name}",
            MemberInfo member => ClrShape.Describe(member),
            _ => $"{type.Name}, {input.Name}",
        };
        CheckList(input.Type, origin);
        input.Type = TypeReference.Parse(Resolve(input.Type, isInput: true, origin));
    }

    private static void CheckList(TypeReference reference, string origin)
    {
        if (reference is ClrTypeReference { Type: { } type } && !ClrShape.IsScalar(type)
            && ClrShape.ItemTypeOf(type) is { } item && !InputConverter.CanMakeList(type, item))
        {
            throw new CodeFirstException(
                $"{origin}: {type} is a list that cannot be made of input values. Use IReadOnlyList<{item.Name}>.");
        }
    }

    // Interfaces and unions by C# inheritance, once all types are known.
    private void LinkPossibleTypes()
    {
        foreach (TypeConfiguration parent in _types.Where(static type => type.ClrType is not null)
            .OrderBy(static type => type.Name, StringComparer.Ordinal).ToArray())
        {
            foreach (TypeConfiguration type in _types.Where(type => IsBelow(type, parent)).ToArray())
            {
                Link(parent, type);
            }
        }
    }

    private static bool IsBelow(TypeConfiguration type, TypeConfiguration parent) =>
        type != parent && type.ClrType is { } clr && parent.ClrType is { } parentClr && parentClr.IsAssignableFrom(clr);

    private static void Link(TypeConfiguration parent, TypeConfiguration type)
    {
        TypeReference reference = TypeReference.Parse(parent.Name);
        List<TypeReference>? interfaces = (parent, type) switch
        {
            (InterfaceTypeConfiguration, ObjectTypeConfiguration model) => model.Interfaces,
            (InterfaceTypeConfiguration, InterfaceTypeConfiguration contract) => contract.Interfaces,
            _ => null,
        };
        if (interfaces is not null && !interfaces.Contains(reference))
        {
            interfaces.Add(reference);
        }

        if (parent is UnionTypeConfiguration union && type is ObjectTypeConfiguration)
        {
            union.Types.Add(TypeReference.Parse(type.Name));
        }
    }

    // At the end, because an attribute that allows anonymous callers is applied while fields are shaped.
    private void ApplyRestrictions()
    {
        foreach ((FieldConfiguration field, IReadOnlyList<AuthorizationRequirement> ofClass) in _restricted)
        {
            if (field.AllowsAnonymous && field.Authorization.Count > 0)
            {
                throw new CodeFirstException(
                    $"{MemberOf(field)} asks for authorization and allows anonymous callers. Remove one of them.");
            }

            if (!field.AllowsAnonymous)
            {
                List<AuthorizationRequirement> all = AuthorizeConvention.Combine(ofClass, field.Authorization);
                field.Authorization.Clear();
                field.Authorization.AddRange(all);
            }
        }
    }

    private void ApplyDirectWriters()
    {
        foreach ((FieldConfiguration field, (DirectWriter writer, Execution.PureFieldResolver? resolver)) in _writers)
        {
            bool isUnchanged = ReferenceEquals(field.PureResolver, resolver)
                && field is { Resolver: null, Fetcher: null, DirectWriter: null };
            if (isUnchanged && field.Type is SyntaxTypeReference { Syntax: { } syntax }
                && string.Equals(syntax.TrimEnd('!'), writer.Scalar, StringComparison.Ordinal))
            {
                field.DirectWriter = writer.Write;
            }
        }
    }
}
