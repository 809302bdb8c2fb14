using GraphTenancy.GraphQL.Engine.Language;

namespace GraphTenancy.GraphQL.Engine.Validation.Rules;

/// <summary>Leaf fields have no selection set, all others have one; whether it may be empty the parser says.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</remarks>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Types.Type is not { } type)
        {
            return;
        }

        if (type.IsLeafType == field.SelectionSet is null)
        {
            return;
        }

        string name = field.Name.Value;
        if (field.SelectionSet is not null)
        {
            Context.Report(
                $"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.",
                field.SelectionSet);
        }
        else
        {
            string hint = Context.Options.Suggestions ? $" Did you mean \"{name} {{ ... }}\"?" : "";
            Context.Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields.{hint}", field);
        }
    }
}
