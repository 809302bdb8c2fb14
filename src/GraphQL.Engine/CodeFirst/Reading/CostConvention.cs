using System.Reflection;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Configuration;
using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Engine.CodeFirst.Reading;

/// <summary>
/// Shows what elements cost in the schema: what <see cref="CostAttribute"/> and <see cref="ListSizeAttribute"/> say,
/// and the weight of each field with a resolver, so that clients can reckon what their operations cost.
/// </summary>
internal sealed class CostConvention(CostOptions options)
{
    // A mutation and the result in its payload come from one method; the weight is the mutation's, which is read first.
    private readonly HashSet<MemberInfo> _members = [];
    private bool _usesCost;
    private bool _usesListSize;

    /// <summary>Adds the directives to finished types and their definitions to the schema.</summary>
    public void Apply(IReadOnlyList<TypeConfiguration> types, SchemaBuilder builder)
    {
        foreach (TypeConfiguration type in types)
        {
            Apply(type);
        }

        if (_usesCost)
        {
            builder.AddDirective(CostDirective.Definition());
        }

        if (_usesListSize)
        {
            builder.AddDirective(ListSizeDirective.Definition());
        }
    }

    private void Apply(TypeConfiguration type)
    {
        AddCost(type.Directives, type.ClrType);
        switch (type)
        {
            case ObjectTypeConfiguration model:
                model.Fields.ForEach(Apply);
                break;
            case InterfaceTypeConfiguration contract:
                contract.Fields.ForEach(field => field.Arguments.ForEach(Apply));
                break;
            case InputObjectTypeConfiguration input:
                input.Fields.ForEach(Apply);
                break;
        }
    }

    private void Apply(FieldConfiguration field)
    {
        MemberInfo? member = field.Member is { } read && _members.Add(read) ? read : null;
        if (member?.GetCustomAttribute<ListSizeAttribute>(inherit: false) is { } size)
        {
            field.Directives.RemoveAll(static directive => directive.Name == ListSizeDirective.Name);
            field.Directives.Add(size.ToDirective().ToApplied());
        }

        double? preset = options.ApplyCostDefaults && (field.Resolver is not null || field.Fetcher is not null)
            ? options.DefaultResolverCost
            : null;
        AddCost(field.Directives, member, preset);
        _usesListSize |= ListSizeDirective.IsOn(field.Directives);
        field.Arguments.ForEach(Apply);
    }

    private void Apply(InputValueConfiguration input) => AddCost(input.Directives, input.Member);

    private void AddCost(List<AppliedDirective> directives, ICustomAttributeProvider? member, double? preset = null)
    {
        double? weight = member?.GetCustomAttributes(typeof(CostAttribute), inherit: false) is [CostAttribute own]
            ? own.Weight
            : CostDirective.IsOn(directives) ? null : preset;
        if (weight is { } given)
        {
            directives.RemoveAll(static directive => directive.Name == CostDirective.Name);
            directives.Add(CostDirective.Of(given));
        }

        _usesCost |= CostDirective.IsOn(directives);
    }
}
