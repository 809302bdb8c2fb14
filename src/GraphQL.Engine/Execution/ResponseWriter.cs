using System.Collections;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution.Planning;
using GraphTenancy.GraphQL.Engine.Types;
using GraphTenancy.GraphQL.Engine.Types.Scalars;

namespace GraphTenancy.GraphQL.Engine.Execution;

/// <summary>
/// CompleteValue(), writing: from resolved fields, and from CLR objects where everything below is pure.
/// </summary>
/// <remarks>
/// https://spec.graphql.org/September2025/#sec-Value-Completion. Methods that return false have added the error and
/// leave half-written output; the next nullable position above takes it back and writes null
/// (https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors). Walking in document order puts the
/// errors in that order; see <see cref="ErrorLog"/> for what came late.
/// </remarks>
internal sealed partial class ResponseWriter(
    ResultWriter writer,
    OperationExecution execution,
    ErrorHandler errorHandler,
    AbstractTypeResolver typeResolver,
    CancellationToken aborted,
    ResultPath? start = null)
{
    // Items between two looks at the token: a look costs about as much as an item of one field.
    private const int ItemsPerAbortCheck = 256;

    private readonly PathStack _path = new(start);
    private readonly ErrorLog _errors = new(execution.HasEpochs);
    private int _epoch;

    /// <summary>The field errors so far.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors.Errors;

    /// <summary>Writes the value of <c>data</c>.</summary>
    public void WriteData(ResolvedObject root)
    {
        int mark = writer.Mark();
        if (execution.Plan.RootFailure is { } failure)
        {
            _errors.Add(errorHandler.Handle(failure), _epoch);
            writer.WriteNull();
        }
        else if (!WriteResolvedObject(root))
        {
            Rollback(mark);
            writer.WriteNull();
        }
    }

    private bool WriteResolvedObject(ResolvedObject target)
    {
        bool isWritten = true;
        writer.WriteStartObject();
        for (int i = 0; i < target.Fields.Count && (isWritten || _errors.IsTimed); i++)
        {
            PlannedField field = target.Fields[i];
            if (execution.Includes(field))
            {
                isWritten &= target.Tasks[i] is { } task ? WriteTask(task)
                    : target.Given?[i] is { } given ? WriteGivenField(field, given)
                    : WritePureField(field, target.Source);
            }
        }

        if (!isWritten)
        {
            return false;
        }

        writer.WriteEndObject();
        if (target.Deferred is { } deferred)
        {
            Collect(deferred, writer.Mark());
        }

        return true;
    }

    private bool WritePureObject(IReadOnlyList<PlannedField> fields, object source)
    {
        bool isWritten = true;
        writer.WriteStartObject();
        for (int i = 0; i < fields.Count && (isWritten || _errors.IsTimed); i++)
        {
            PlannedField field = fields[i];
            isWritten &= !execution.Includes(field) || WritePureField(field, source);
        }

        writer.WriteEndObject();
        return isWritten;
    }

    private bool WriteTask(FieldTask task)
    {
        int outer = _epoch;
        _epoch = task.Epoch;
        bool isWritten = WriteResolvedField(task, task.Selection);
        _epoch = outer;
        return isWritten;
    }

    private bool WriteResolvedField(FieldTask task, PlannedField field)
    {
        writer.WriteProperty(field.PropertyUtf8);
        foreach (GraphQLError reported in task.Reported)
        {
            _errors.AddBeside(reported, _epoch);
        }

        if (task.Error is { } error)
        {
            int first = _errors.Count;
            _errors.Add(error, _epoch);
            return WriteNullAfterError(field.Definition.Type, first, task.Path);
        }

        if (task.Stream is { } stream)
        {
            // Just behind the mark where the list begins: whatever takes back the list takes back its items.
            Collect(stream, writer.Mark() + 1);
        }

        _path.Push(field.ResponseName);
        bool isWritten = task.Value is FetchedValue fetched
            ? WriteFetched(field, fetched)
            : WriteValue(field.Definition.Type, task.Value, field);
        _path.Pop();
        return isWritten;
    }

    private bool WriteFetched(PlannedField field, FetchedValue fetched)
    {
        int first = _errors.Count;
        int mark = writer.Mark();
        try
        {
            if (fetched.TryWrite(writer))
            {
                return true;
            }
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            AddError(exception, field);
            Rollback(mark);
            return WriteNullAfterError(field.Definition.Type, first, _path.ToPath());
        }

        return WriteValue(field.Definition.Type, value: null, field);
    }

    private bool WriteGivenField(PlannedField field, object value)
    {
        writer.WriteProperty(field.PropertyUtf8);
        _path.Push(field.ResponseName);
        bool isWritten = WriteValue(field.Definition.Type, value, field);
        _path.Pop();
        return isWritten;
    }

    private bool WritePureField(PlannedField field, object? source)
    {
        writer.WriteProperty(field.PropertyUtf8);
        GraphQLType type = field.Definition.Type;
        int mark = writer.Mark();
        int first = _errors.Count;
        int depth = _path.Depth;
        _path.Push(field.ResponseName);
        bool isWritten;
        try
        {
            if (field.Definition.DirectWriter is { } direct && source is not null)
            {
                isWritten = direct(source, writer) || WriteValue(type, value: null, field);
            }
            else
            {
                isWritten = WriteValue(type, PureValues.Of(field, source), field);
            }
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            _path.ReturnTo(depth + 1);
            AddError(exception, field);
            Rollback(mark);
            isWritten = WriteNullAfterError(type, first, _path.ToPath());
        }

        _path.Pop();
        return isWritten;
    }

    private bool WriteValue(GraphQLType type, object? value, PlannedField field)
    {
        if (type is NonNullType nonNull)
        {
            return value is null ? AddNonNullViolation(field) : WriteNonNull(nonNull.NullableType, value, field);
        }

        int mark = writer.Mark();
        int first = _errors.Count;
        if (value is null || !WriteNonNull(type, value, field))
        {
            _errors.Anchor(first, _path);
            Rollback(mark);
            writer.WriteNull();
        }

        return true;
    }

    private bool WriteNonNull(GraphQLType type, object value, PlannedField field)
    {
        if (value is GraphQLError error)
        {
            _errors.Add(error, _epoch);
            return false;
        }

        if (value is RenderedText rendered)
        {
            writer.WriteRaw(rendered.Utf8);
            return true;
        }

        int depth = _path.Depth;
        try
        {
            return type switch
            {
                ListType list => WriteList(list, value, field),
                ScalarType scalar => WriteScalar(scalar, value),
                EnumType names => WriteEnum(names, value),
                _ => WriteObject((NamedType)type, value, field),
            };
        }
        catch (Exception exception) when (!IsAbort(exception))
        {
            _path.ReturnTo(depth);
            AddError(exception, field);
            return false;
        }
    }

    private bool WriteScalar(ScalarType type, object value)
    {
        type.WriteResult(value, writer);
        return true;
    }

    private bool WriteEnum(EnumType type, object value)
    {
        EnumValue name = type.FindByValue(value)
            ?? throw new CoercionException($"Enum \"{type.Name}\" cannot represent value: {ValueText.Of(value)}");
        writer.WriteString(name.Name);
        return true;
    }

    private bool WriteObject(NamedType type, object value, PlannedField field)
    {
        if (value is ResolvedObject resolved)
        {
            return WriteResolvedObject(resolved);
        }

        ObjectType objectType = typeResolver.Resolve(type, value, field);
        return WritePureObject(PureValues.FieldsOf(field, objectType), value);
    }

    private bool WriteList(ListType type, object value, PlannedField field)
    {
        writer.WriteStartArray();
        bool isWritten = value switch
        {
            // Most lists: by index, since an enumerator behind an interface is an allocation.
            IList list => WriteItems(type.ItemType, list, field),
            IEnumerable items and not string => WriteItems(type.ItemType, items, field),
            _ => throw PureValues.NotAList(field),
        };
        writer.WriteEndArray();
        return isWritten;
    }

    private bool WriteItems(GraphQLType itemType, IList items, PlannedField field)
    {
        if (items is LateItems late)
        {
            return WriteLateItems(itemType, late, field);
        }

        bool isWritten = true;
        for (int i = 0; i < items.Count && (isWritten || _errors.IsTimed); i++)
        {
            isWritten &= WriteItem(itemType, items[i], i, field);
        }

        return isWritten;
    }

    private bool WriteLateItems(GraphQLType itemType, LateItems items, PlannedField field)
    {
        int outer = _epoch;
        bool isWritten = true;
        for (int i = 0; i < items.Count && (isWritten || _errors.IsTimed); i++)
        {
            _epoch = items.EpochOf(i);
            isWritten &= WriteItem(itemType, items[i], i, field);
        }

        _epoch = outer;
        return isWritten;
    }

    private bool WriteItems(GraphQLType itemType, IEnumerable items, PlannedField field)
    {
        int index = 0;
        bool isWritten = true;
        foreach (object? item in items)
        {
            isWritten &= WriteItem(itemType, item, index++, field);
            if (!isWritten && !_errors.IsTimed)
            {
                break;
            }
        }

        return isWritten;
    }

    private bool WriteItem(GraphQLType itemType, object? item, int index, PlannedField field)
    {
        if (index % ItemsPerAbortCheck == 0)
        {
            aborted.ThrowIfCancellationRequested();
        }

        _path.Push(index);
        bool isWritten = WriteValue(itemType, item, field);
        _path.Pop();
        return isWritten;
    }

    private bool IsAbort(Exception exception) =>
        exception is OperationCanceledException && aborted.IsCancellationRequested;

    private bool WriteNullAfterError(GraphQLType type, int firstError, ResultPath path)
    {
        if (type.IsNonNull)
        {
            return false;
        }

        _errors.Anchor(firstError, path);

        writer.WriteNull();
        return true;
    }

    private bool AddNonNullViolation(PlannedField field)
    {
        AddError(
            new GraphQLException(
                $"Cannot return null for non-nullable field {field.ParentType.Name}.{field.Definition.Name}.",
                ErrorCodes.NonNullViolation),
            field);
        return false;
    }

    private void AddError(Exception exception, PlannedField field) =>
        _errors.Add(errorHandler.Handle(exception, field, _path.ToPath()), _epoch);
}
