using System.Collections.Concurrent;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Tenancy;

/// <summary>
/// The directory of users with a short memory: a removed membership or a suspended tenant takes effect after
/// <c>GraphTenancy:Directory:CacheSeconds</c> at the latest, and a busy user costs one look-up per interval.
/// </summary>
internal sealed class CallerDirectory
{
    public const string CacheKey = "GraphTenancy:Directory:CacheSeconds";

    private const double DefaultSeconds = 10;
    private const double LongestSeconds = 30;
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ControlDirectory _directory;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stay;

    /// <summary>Makes the directory.</summary>
    /// <exception cref="InvalidOperationException">The configured time is outside 0 to 30 seconds.</exception>
    public CallerDirectory(ControlDirectory directory, TimeProvider time, IConfiguration configuration)
    {
        _directory = directory;
        _time = time;
        double seconds = configuration.GetValue(CacheKey, DefaultSeconds);
        _stay = seconds is >= 0 and <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidOperationException(
                $"{CacheKey} is {seconds}; 0 to {LongestSeconds} seconds are allowed.");
    }

    /// <summary>The user; <see langword="null"/> when nobody is known by this subject.</summary>
    /// <exception cref="PersistenceException">The directory cannot be read.</exception>
    public ValueTask<DirectoryUser?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (_stay == TimeSpan.Zero)
        {
            return _directory.FindUserAsync(subject, cancellationToken);
        }

        DateTimeOffset now = _time.GetUtcNow();
        if (!_entries.TryGetValue(subject, out Entry? entry) || entry.Until <= now)
        {
            entry = Refresh(subject, now);
        }

        return entry.User.Value is { IsCompletedSuccessfully: true } found
            ? new ValueTask<DirectoryUser?>(found)
            : WaitAsync(subject, entry, cancellationToken);
    }

    private async ValueTask<DirectoryUser?> WaitAsync(string subject, Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await entry.User.Value.WaitAsync(cancellationToken);
        }
        catch (PersistenceException)
        {
            // A failure is nobody's answer: the next request asks again.
            _entries.TryRemove(new KeyValuePair<string, Entry>(subject, entry));
            throw;
        }
    }

    /// <summary>
    /// Many requests of one user that miss together share one look-up, which no single one of them can cancel.
    /// </summary>
    private Entry Refresh(string subject, DateTimeOffset now)
    {
        if (_entries.Count >= Capacity)
        {
            MakeRoom(now);
        }

        return _entries.AddOrUpdate(subject, _ => Create(), (_, current) => current.Until > now ? current : Create());

        Entry Create() => new(
            now + _stay,
            new Lazy<Task<DirectoryUser?>>(() => _directory.FindUserAsync(subject, CancellationToken.None).AsTask()));
    }

    // With more callers at once than there is room for, beginning anew costs less than looking for the oldest each time.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (KeyValuePair<string, Entry> known in _entries)
        {
            if (known.Value.Until <= now)
            {
                _entries.TryRemove(known);
            }
        }

        if (_entries.Count > Capacity / 2)
        {
            _entries.Clear();
        }
    }

    private sealed record Entry(DateTimeOffset Until, Lazy<Task<DirectoryUser?>> User);
}
