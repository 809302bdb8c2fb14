using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Incremental;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <content>
/// Fetched values with marks: objects are taken apart only on the way to a mark; everything else stays text. The fields
/// that code computes start for all objects of the answer before anyone waits, so that their data loaders and fetches
/// travel together.
/// </content>
internal sealed partial class OperationExecution
{
    // Returns why it failed; null: it did not, or there was nothing to do.
    private Exception? TryCompleteMarked(FieldTask task, FetchedValue value)
    {
        if (value.Marks is not { IsEmpty: false } marks || task.Scope is { Unit.IsCancelled: true })
        {
            return null;
        }

        var text = new ResultWriter();
        Own([text]);
        try
        {
            task.Value = value.TryWrite(text)
                ? CompleteMarked(task.Selection.Definition.Type, text.Written, new MarkedField(task, marks), task.Path)
                : null;
            return null;
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            return exception;
        }
    }

    // Returns the text, a list, a ResolvedObject or this position's error.
    private object CompleteMarked(GraphQLType type, ReadOnlyMemory<byte> text, MarkedField marked, ResultPath path)
    {
        ReadOnlySpan<byte> json = text.Span;
        if (!FetchMarks.AreIn(json))
        {
            return type.IsNonNull && json.SequenceEqual("null"u8)
                ? _errorHandler.Handle(NullFor(marked.Field), marked.Field, path)
                : new RenderedText(text);
        }

        if (FetchMarks.IsAt(json))
        {
            return marked.Marks.At(json) is FetchMarks.FailedField failed
                ? _errorHandler.Handle(failed.Failure, marked.Field, path)
                : throw NotAsPlanned(marked.Field);
        }

        return type.NullableType is ListType list
            ? CompleteMarkedList(list.ItemType, text, marked, path)
            : CompleteMarkedObject(type.Named, text, marked, path);
    }

    private List<object?> CompleteMarkedList(
        GraphQLType itemType, ReadOnlyMemory<byte> text, MarkedField marked, ResultPath path)
    {
        var items = new List<object?>();
        int start = 1;
        while (start < text.Length - 1)
        {
            int end = JsonText.EndOfValue(text.Span, start);
            items.Add(CompleteMarked(itemType, text[start..end], marked, ResultPath.Item(path, items.Count)));
            start = end + 1;
        }

        return items;
    }

    private ResolvedObject CompleteMarkedObject(
        NamedType type, ReadOnlyMemory<byte> text, MarkedField marked, ResultPath path)
    {
        int position = 1;
        ObjectType objectType = FetchMarks.TryReadType(text.Span, ref position) is { } name
            ? Request.Schema.FindType(name) as ObjectType ?? throw NotAsPlanned(marked.Field)
            : (ObjectType)type;
        IReadOnlyList<PlannedField> fields = PureValues.FieldsOf(marked.Field, objectType);
        var given = new object?[fields.Count];
        object? source = null;
        for (int i = 0; i < given.Length; i++)
        {
            if (Includes(fields[i]))
            {
                given[i] = ReadMarkedField(fields[i], text, ref position, marked, path, ref source);
            }
        }

        var target = new ResolvedObject(objectType, source, fields) { Given = given };
        for (int i = 0; i < given.Length; i++)
        {
            if (fields[i].IsComputed && given[i] is null)
            {
                StartField(target, i, path, marked.Scope);
            }
        }

        return target;
    }

    // Returns the value; null for a field that is computed from the source.
    private object? ReadMarkedField(
        PlannedField field,
        ReadOnlyMemory<byte> text,
        ref int position,
        MarkedField marked,
        ResultPath path,
        ref object? source)
    {
        ReadOnlySpan<byte> json = text.Span;
        int name = json[position] == ',' ? position + 1 : position;
        if (!json[name..].StartsWith(field.PropertyUtf8))
        {
            throw NotAsPlanned(field);
        }

        int start = name + field.PropertyUtf8.Length;
        position = JsonText.EndOfValue(json, start);
        ReadOnlyMemory<byte> value = text[start..position];
        if (field.IsComputed && FetchMarks.IsAt(value.Span) && marked.Marks.At(value.Span) is var parent
            and not FetchMarks.FailedField)
        {
            source = parent;
            return null;
        }

        return CompleteMarked(
            field.Definition.Type, value, marked with { Field = field }, ResultPath.Field(path, field.ResponseName));
    }

    private static GraphQLException NullFor(PlannedField field) => new(
        $"Cannot return null for non-nullable field {field.ParentType.Name}.{field.Definition.Name}.",
        ErrorCodes.NonNullViolation);

    private static InvalidOperationException NotAsPlanned(PlannedField field) =>
        new($"A fetch did not answer as {field.ParentType.Name}.{field.Definition.Name} was planned.");

    private readonly record struct MarkedField(PlannedField Field, FetchMarks Marks, DeliveryScope? Scope)
    {
        public MarkedField(FieldTask task, FetchMarks marks)
            : this(task.Selection, marks, task.Scope)
        {
        }
    }
}
