using System.Text;
using GraphTenancy.TestKit;
using Xunit.Sdk;

namespace GraphTenancy.GraphQL.Tests.TestKit;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshot-").FullName;

    private string Kept => Path.Combine(_folder, "__snapshots__", "Some.Test.snap");

    private string Mismatch => Path.Combine(_folder, "__snapshots__", "__mismatch__", "Some.Test.snap");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_run_writes_the_snapshot()
    {
        Snapshot.Match("first", _folder, "Some.Test", strict: false);

        Assert.Equal("first", File.ReadAllText(Kept));
    }

    [Fact]
    public void A_missing_snapshot_fails_on_the_build_server_and_is_not_written()
    {
        Assert.Throws<FailException>(() => Snapshot.Match("first", _folder, "Some.Test", strict: true));

        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public void A_difference_fails_and_is_kept_beside_the_snapshot()
    {
        Snapshot.Match("before", _folder, "Some.Test", strict: false);

        Assert.Throws<FailException>(() => Snapshot.Match("after", _folder, "Some.Test", strict: true));

        Assert.Equal("before", File.ReadAllText(Kept));
        Assert.Equal("after", File.ReadAllText(Mismatch));
    }

    [Fact]
    public void The_message_names_the_lines_that_differ()
    {
        Snapshot.Match("same\nbefore\nsame", _folder, "Some.Test", strict: false);

        var difference = Assert.Throws<FailException>(
            () => Snapshot.Match("same\nafter\nmore\nsame", _folder, "Some.Test", strict: true));

        Assert.EndsWith("line 2\n- before\n+ after\n+ more", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_can_be_a_named_file()
    {
        Snapshot.MatchFile("type Query", _folder, "some.graphql", strict: false);

        Assert.Equal("type Query", File.ReadAllText(Path.Combine(_folder, "__snapshots__", "some.graphql")));
    }

    [Fact]
    public void An_equal_result_passes_and_removes_the_mismatch_of_an_earlier_run()
    {
        Snapshot.Match("same", _folder, "Some.Test", strict: false);
        Assert.Throws<FailException>(() => Snapshot.Match("other", _folder, "Some.Test", strict: true));

        Snapshot.Match("same", _folder, "Some.Test", strict: true);

        Assert.False(File.Exists(Mismatch));
    }

    [Fact]
    public void Line_ends_that_git_changed_make_no_difference()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept) ?? _folder);
        File.WriteAllText(Kept, "one\r\ntwo");

        Snapshot.Match("one\ntwo", _folder, "Some.Test", strict: true);

        Assert.False(File.Exists(Mismatch));
    }

    [Fact]
    public void The_name_is_that_of_the_class_and_the_test() => new { Name = "Größe", Values = new[] { 1, 2 } }.MatchSnapshot();

    [Fact]
    public void Json_in_utf8_is_indented() =>
        Assert.Equal("{\n  \"a\": [\n    1\n  ]\n}", Snapshot.Format(Encoding.UTF8.GetBytes("""{"a":[1]}""")));
}
