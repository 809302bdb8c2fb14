using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphTenancy.TestKit;

/// <summary>
/// Compares a result with the one that was kept, by Snapshooter's conventions: the first run writes
/// <c>__snapshots__/Class.Method.snap</c> beside the test, a later difference is written to <c>__mismatch__</c>.
/// With <c>CI=true</c> a missing snapshot fails instead of being written.
/// </summary>
public static class Snapshot
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a missing snapshot fails the test.</summary>
    public static bool IsStrict =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Fails when <paramref name="value"/> is not what the snapshot holds.</summary>
    /// <param name="value">Text as it is; UTF-8 JSON and everything else as indented JSON.</param>
    /// <param name="nameExtension">Tells several snapshots of one test apart:
    /// <c>Class.Method_extension.snap</c>.</param>
    /// <param name="file">Filled in by the compiler; its name is the class.</param>
    /// <param name="member">Filled in by the compiler.</param>
    public static void MatchSnapshot(
        this object? value,
        string? nameExtension = null,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{member}{(nameExtension is null ? "" : "_" + nameExtension)}";
        Match(Format(value), Path.GetDirectoryName(file) ?? ".", name, IsStrict);
    }

    /// <summary>
    /// Fails when <paramref name="text"/> is not what the named file holds; the message shows the lines.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">With its extension, such as <c>schema.graphql</c>.</param>
    /// <param name="folder">Where <c>__snapshots__</c> stands; that of the test's file when null.</param>
    /// <param name="explain">Says what a difference means, from the kept text and the new one.</param>
    /// <param name="file">Filled in by the compiler.</param>
    public static void MatchSnapshotFile(
        this string text,
        string fileName,
        string? folder = null,
        Func<string, string, string>? explain = null,
        [CallerFilePath] string file = "") =>
        MatchFile(Format(text), folder ?? Path.GetDirectoryName(file) ?? ".", fileName, IsStrict, explain);

    internal static void Match(string actual, string folder, string name, bool strict) =>
        MatchFile(actual, folder, name + ".snap", strict);

    internal static void MatchFile(
        string actual, string folder, string fileName, bool strict, Func<string, string, string>? explain = null)
    {
        string snapshot = Path.Combine(folder, "__snapshots__", fileName);
        string mismatch = Path.Combine(folder, "__snapshots__", "__mismatch__", fileName);
        if (!File.Exists(snapshot))
        {
            if (strict)
            {
                Assert.Fail($"The snapshot {snapshot} is missing. Run the test without CI=true and commit the file.");
            }

            Write(snapshot, actual);
            return;
        }

        // Git may have changed the ends of lines while checking out.
        string expected = File.ReadAllText(snapshot).ReplaceLineEndings("\n");
        if (expected == actual)
        {
            if (File.Exists(mismatch))
            {
                File.Delete(mismatch);
            }

            return;
        }

        Write(mismatch, actual);
        string meaning = explain is null ? "" : explain(expected, actual) + "\n\n";
        Assert.Fail($"{fileName} differs; see __mismatch__.\n{meaning}{LineDifference.Describe(expected, actual)}");
    }

    internal static string Format(object? value)
    {
        string text = value switch
        {
            string it => it,
            byte[] utf8 => FormatJson(utf8),
            ReadOnlyMemory<byte> utf8 => FormatJson(utf8),
            _ => JsonSerializer.Serialize(value, Readable),
        };
        return text.ReplaceLineEndings("\n");
    }

    private static string FormatJson(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        return JsonSerializer.Serialize(document.RootElement, Readable);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
