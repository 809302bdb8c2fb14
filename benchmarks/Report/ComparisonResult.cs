using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphTenancy.Benchmarks.Report;

/// <summary>All that a run gave, as a program reads it.</summary>
internal sealed record ComparisonResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // A latency that is not known is null.
        Converters = { new FiniteNumberConverter() },
    };

    /// <summary>When the run ended.</summary>
    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

    /// <summary>Processors of the machine.</summary>
    public int Cores { get; } = Environment.ProcessorCount;

    /// <summary>The run time.</summary>
    public string Runtime { get; } = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

    /// <summary>PostgreSQL's version.</summary>
    public required string Postgres { get; init; }

    /// <summary>What was asked for.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>The medians.</summary>
    public required IReadOnlyList<Figures> Figures { get; init; }

    /// <summary>The medians over databases of other sizes; empty when they were not asked for.</summary>
    public required IReadOnlyList<ScaleFigures> Scale { get; init; }

    /// <summary>The goals.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>Writes the file.</summary>
    public async Task WriteAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using FileStream stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, this, Json, cancellationToken);
    }

    private sealed class FiniteNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(Math.Round(value, 3));
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
