namespace GraphTenancy.GraphQL.Engine.Validation;

/// <summary>What a rule knows of each definition; the default where it has noted nothing.</summary>
/// <typeparam name="T">What it knows.</typeparam>
/// <param name="context">The validation.</param>
internal sealed class DefinitionNotes<T>(ValidationContext context)
    where T : struct
{
    // An array by number and not a dictionary: six rules keep notes of the few fragments that a document has.
    private readonly T[] _notes = new T[context.Definitions.Count];

    public T this[ExecutableDefinition definition]
    {
        get => _notes[definition.Number];
        set => _notes[definition.Number] = value;
    }
}
