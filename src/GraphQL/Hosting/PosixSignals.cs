using System.Runtime.InteropServices;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Ctrl-C and SIGTERM while there is no host yet that listens to them.</summary>
internal sealed class PosixSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    private PosixSignals(PosixSignalRegistration[] registrations) => _registrations = registrations;

    public static PosixSignals Cancel(CancellationTokenSource source)
    {
        return new PosixSignals(
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ]);

        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            source.Cancel();
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
