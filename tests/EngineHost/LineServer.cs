using System.Collections.Concurrent;
using System.Threading.Channels;

namespace GraphTenancy.EngineHost;

/// <summary>Reads requests line by line, keeps any number of them in flight, and writes the answers as they come.</summary>
internal sealed class LineServer(RequestHandler handler, Stream input, Stream output)
{
    // Documents may nest deeply; recursion over them gets room instead of a low limit.
    private const int StackSize = 256 * 1024 * 1024;

    private readonly BlockingCollection<byte[]> _requests = [];
    private readonly Channel<byte[]> _answers =
        Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });

    private int _inFlight = 1; // The reader itself, until the end of the input.

    /// <summary>Ends when the input has ended and everything that was asked is answered.</summary>
    public async Task RunAsync()
    {
        for (int i = 0; i < Environment.ProcessorCount; i++)
        {
            new Thread(Work, StackSize) { IsBackground = true }.Start();
        }

        Task writing = WriteAnswersAsync();
        await foreach (byte[] line in LineReader.ReadLinesAsync(input))
        {
            // No bound on what waits: a client that first writes all and then reads must not wait for ever.
            Interlocked.Increment(ref _inFlight);
            _requests.Add(line);
        }

        _requests.CompleteAdding();
        Finish();
        await writing;
    }

    private void Work()
    {
        foreach (byte[] line in _requests.GetConsumingEnumerable())
        {
            _ = AnswerAsync(line);
        }
    }

    private async Task AnswerAsync(byte[] line)
    {
        byte[] answer = await handler.AnswerAsync(line).ConfigureAwait(false);
        _answers.Writer.TryWrite(answer);
        Finish();
    }

    private void Finish()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0)
        {
            _answers.Writer.TryComplete();
        }
    }

    // One write and one flush for all that is ready.
    private async Task WriteAnswersAsync()
    {
        await using var buffered = new BufferedStream(output, 64 * 1024);
        while (await _answers.Reader.WaitToReadAsync())
        {
            while (_answers.Reader.TryRead(out byte[]? answer))
            {
                await buffered.WriteAsync(answer);
                buffered.WriteByte((byte)'\n');
            }

            await buffered.FlushAsync();
        }
    }
}
