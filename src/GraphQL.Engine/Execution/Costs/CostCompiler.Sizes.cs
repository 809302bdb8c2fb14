using System.Globalization;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Language;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Costs;

namespace GraphTenancy.GraphQL.Engine.Execution.Costs;

/// <content>The sizes of lists.</content>
internal sealed partial class CostCompiler
{
    private readonly Dictionary<FieldDefinition, ListSizeDirective?> _listSizes = [];

    private ListSizeDirective? FindListSize(FieldDefinition field)
    {
        if (!_listSizes.TryGetValue(field, out ListSizeDirective? list))
        {
            list = ListSizeDirective.Find(field.AppliedDirectives);
            _listSizes.Add(field, list);
        }

        return list;
    }

    /// <summary>How many values the field has for one parent.</summary>
    private CostSize SizeOf(FieldDefinition field, CostSize? own, SizedParent? parent)
    {
        if (field.Type.NullableType is not ListType list)
        {
            return CostSize.One;
        }

        CostSize size = own
            ?? (parent is not null && parent.List.SizedFields.Contains(field.Name, StringComparer.Ordinal)
                ? parent.Size
                : new CostSize { Constant = _options.DefaultListSize });
        double inner = 1;
        for (GraphQLType item = list.ItemType.NullableType; item is ListType next; item = next.ItemType.NullableType)
        {
            inner = OperationCost.Saturate(inner * _options.DefaultListSize);
        }

        return size with { Factor = inner };
    }

    /// <summary>What <c>@listSize</c> and the arguments of a field say.</summary>
    private CostSize SizeOf(PlannedField field, ListSizeDirective list)
    {
        double? given = null;
        double? fallback = null;
        List<string> variables = [];
        foreach (string name in list.SlicingArguments)
        {
            ArgumentNode? argument = field.Nodes[0].Arguments.FirstOrDefault(node => node.Name.Value == name);
            ValueNode? preset = field.Definition.FindArgument(name)?.DefaultValue;
            if (argument?.Value is VariableNode variable)
            {
                variables.Add(variable.Name.Value);
                fallback = Larger(fallback, LiteralSize(preset));
            }
            else
            {
                given = Larger(given, LiteralSize(argument is null ? preset : argument.Value));
            }
        }

        CheckOneSlicingArgument(field, list);
        return new CostSize
        {
            Constant = given ?? fallback ?? list.SlicingArgumentDefaultValue ?? list.AssumedSize
                ?? _options.DefaultListSize,
            IsGiven = given is not null,
            Variables = variables.Count == 0 ? [] : variables,
            Largest = LargestSizeOf(field.Definition),
        };
    }

    private static double LargestSizeOf(FieldDefinition field) =>
        field.Features.TryGetValue(CostFeatures.LargestSize, out object? value) && value is int and >= 0
            ? (int)value
            : OperationCost.Most;

    private static double? Larger(double? left, double? right) =>
        left is { } one && right is { } other ? Math.Max(one, other) : left ?? right;

    private static double? LiteralSize(ValueNode? value) => value switch
    {
        IntValueNode number when double.TryParse(
            number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double size) => size,
        ListValueNode list => list.Values.Count,
        _ => null,
    };

    private static void CheckOneSlicingArgument(PlannedField field, ListSizeDirective list)
    {
        if (list.RequireOneSlicingArgument
            && field.Nodes[0].Arguments.Count(
                node => list.SlicingArguments.Contains(node.Name.Value, StringComparer.Ordinal)) != 1)
        {
            throw new GraphQLException(new GraphQLError
            {
                Message = $"Exactly one slicing argument must be defined: give the field "
                    + $"\"{field.Definition.Name}\" one of {string.Join(", ", list.SlicingArguments)}.",
                Code = ErrorCodes.OneSlicingArgumentRequired,
                Locations = field.Locations,
            });
        }
    }

    /// <summary>A field whose <c>@listSize</c> speaks of lists below it.</summary>
    private sealed record SizedParent(ListSizeDirective List, CostSize Size);
}
