using System.Collections.Concurrent;
using System.Net.WebSockets;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Transport;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>One open socket: reads its messages, runs its operations, and closes it.</summary>
internal sealed partial class GraphQLSocket : IDisposable
{
    /// <summary>How long the client may take to say farewell, once the server has.</summary>
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);

    private readonly SocketSettings _settings;
    private readonly SocketOperationRunner _runner;
    private readonly Func<ConnectionParameters, CancellationToken, ValueTask<SocketAdmission>> _admit;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WebSocket _socket;
    private readonly SocketProtocol _protocol;
    private readonly SocketSender _sender;
    private readonly ConcurrentDictionary<string, (SocketOperation Operation, CancellationTokenSource Cancel)> _byId =
        new(StringComparer.Ordinal);

    private readonly RunningTasks _running = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _reading = new();
    private CallerWatch? _caller;
    private int _isClosing;

    /// <summary>Takes over a socket that speaks the protocol.</summary>
    /// <param name="socket">The socket; the caller disposes it.</param>
    /// <param name="admit">Finds out who the client is.</param>
    /// <param name="runner">Runs operations.</param>
    /// <param name="settings">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">For what should not happen.</param>
    public GraphQLSocket(
        WebSocket socket,
        Func<ConnectionParameters, CancellationToken, ValueTask<SocketAdmission>> admit,
        SocketOperationRunner runner,
        SocketSettings settings,
        TimeProvider time,
        ILogger logger)
    {
        (_socket, _admit, _runner, _settings, _time, _logger) = (socket, admit, runner, settings, time, logger);
        _protocol = new SocketProtocol(settings.MaxOperations);
        _sender = new SocketSender(socket, settings.SendTimeout, settings.MaxQueuedBytes, _ended.Token);
    }

    /// <summary>Serves the socket to its end.</summary>
    /// <param name="refusal">How to close it at once; <see langword="null"/> serves it.</param>
    /// <param name="stopping">The server stops: the client is told to go elsewhere.</param>
    public async Task RunAsync(SocketClose? refusal, CancellationToken stopping)
    {
        await using CancellationTokenRegistration goingAway = stopping.Register(
            () => _ = CloseAsync(SocketClose.GoingAway));
        Task init = WatchInitAsync();
        try
        {
            if (refusal is not null)
            {
                await CloseAsync(refusal);
            }

            await ReadAllAsync();
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone without a farewell, or did not answer ours.
            _socket.Abort();
        }
        finally
        {
            Interlocked.Exchange(ref _isClosing, 1);
            await _ended.CancelAsync();
            await init;
            await _running.WhenAllEnded();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sender.Dispose();
        _ended.Dispose();
        _reading.Dispose();
    }

    private async Task ReadAllAsync()
    {
        using var reader = new SocketReader(_socket, _settings.MaxMessageBytes);
        while (true)
        {
            (ReadOnlyMemory<byte> message, SocketClose? close) = await reader.ReadAsync(_reading.Token);
            close ??= Volatile.Read(ref _isClosing) == 0 ? await HandleAsync(message) : null;
            if (close is null)
            {
                continue;
            }

            await CloseAsync(close);
            await reader.DrainAsync(_reading.Token);
            return;
        }
    }

    private async ValueTask<SocketClose?> HandleAsync(ReadOnlyMemory<byte> utf8)
    {
        if (!ClientMessage.TryParse(utf8, out ClientMessage? message))
        {
            return SocketClose.InvalidMessage;
        }

        switch (_protocol.Receive(message, out SocketClose close))
        {
            case SocketStep.Close:
                return close;
            case SocketStep.Initialise:
                return await InitialiseAsync(message.Payload);
            case SocketStep.Pong:
                await _sender.SendAsync(ServerMessages.Pong(message.Payload));
                return null;
            case SocketStep.Start:
                return Start(message);
            case SocketStep.RefuseStart:
                await _sender.SendAsync(ServerMessages.Error(message.Id, TooManyOperations));
                return null;
            case SocketStep.Stop:
                await StopAsync(message.Id);
                return null;
            default:
                return null;
        }
    }

    private async ValueTask<SocketClose?> InitialiseAsync(ReadOnlyMemory<byte> payload)
    {
        if (!ConnectionParameters.TryParse(payload, out ConnectionParameters? parameters))
        {
            return SocketClose.InvalidMessage;
        }

        SocketAdmission admission = await _admit(parameters, _ended.Token);
        if (admission.Caller is not { } caller)
        {
            return admission.Close;
        }

        _caller = caller;
        _ = WatchTokenAsync(caller);
        _protocol.Acknowledge();
        await _sender.SendAsync(ServerMessages.Ack);
        return null;
    }

    private SocketClose? Start(ClientMessage message)
    {
        GraphQLRequest request;
        try
        {
            // A copy: the reader's buffer takes the next message while the operation runs.
            request = GraphQLRequestParser.Parse(message.Payload.ToArray());
        }
        catch (GraphQLException invalid)
        {
            return SocketClose.Invalid(invalid.Error.Message);
        }

        var operation = new SocketOperation(message.Id, _sender, _protocol);
        var cancel = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        _byId[message.Id] = (operation, cancel);
        _running.Add(Task.Run(() => RunAsync(operation, cancel, request), CancellationToken.None));
        return null;
    }

    private async Task RunAsync(SocketOperation operation, CancellationTokenSource cancel, GraphQLRequest request)
    {
        try
        {
            CallerWatch caller = _caller ?? throw new InvalidOperationException("The socket is not acknowledged.");
            await _runner.RunAsync(operation, request, caller, cancel.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // By the client or by the end of the socket, or a client that did not take its message.
        }
        catch (Exception unexpected)
        {
            LogFailure(unexpected);
            await CloseAsync(SocketClose.InternalError);
        }
        finally
        {
            _byId.TryRemove(new(operation.Id, (operation, cancel)));
            _protocol.Finish();
            cancel.Dispose();
        }
    }

    private async Task StopAsync(string id)
    {
        if (_byId.TryRemove(id, out (SocketOperation Operation, CancellationTokenSource Cancel) running))
        {
            running.Operation.Leave();
            try
            {
                await running.Cancel.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // The operation came to its end at the same moment.
            }
        }
    }

    private async Task WatchInitAsync()
    {
        await Task.Delay(_settings.InitTimeout, _time, _ended.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_protocol.IsInitialised)
        {
            await CloseAsync(SocketClose.InitTimeout);
        }
    }

    private async Task WatchTokenAsync(CallerWatch caller)
    {
        while (caller.TimeLeft is { } left && left != TimeSpan.Zero)
        {
            // A timer cannot wait for longer than some weeks; a token may.
            bool isShort = left == Timeout.InfiniteTimeSpan || left < TimeSpan.FromDays(1);
            await Task.Delay(isShort ? left : TimeSpan.FromDays(1), _time, _ended.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested)
            {
                return;
            }
        }

        await CloseAsync(SocketClose.Forbidden(ErrorCodes.NotAuthenticated));
    }

    private async Task CloseAsync(SocketClose close)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
        {
            return;
        }

        await _sender.CloseAsync(close);
        try
        {
            await _ended.CancelAsync();
            _reading.CancelAfter(FarewellPatience);
        }
        catch (ObjectDisposedException)
        {
            // The socket came to its end at the same moment.
        }
    }

    private static GraphQLError TooManyOperations { get; } = new()
    {
        Message = "Too many operations run on this socket. Complete one, or open another socket.",
        Code = ServerErrorCodes.TooManyOperations,
    };

    [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "An operation of a socket failed")]
    private partial void LogFailure(Exception exception);
}
