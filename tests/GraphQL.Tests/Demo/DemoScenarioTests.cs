using GraphTenancy.GraphQL.Demo;
using GraphTenancy.TestKit;

namespace GraphTenancy.GraphQL.Tests.Demo;

public sealed class DemoScenarioTests
{
    [Fact]
    public async Task With_every_figure_right_it_tells_the_story_and_ends_with_zero()
    {
        (int exitCode, string output) = await PlayAsync(new FakeStage());

        Assert.Equal(0, exitCode);
        output.MatchSnapshot();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("acme events")]
    [InlineData("globex events")]
    [InlineData("acme orders")]
    [InlineData("globex orders")]
    [InlineData("amount")]
    [InlineData("tenant")]
    [InlineData("owner")]
    [InlineData("rival")]
    [InlineData("order count")]
    [InlineData("revenue")]
    public async Task With_one_figure_off_it_says_which_and_fails(string figure)
    {
        (int exitCode, string output) = await PlayAsync(new FakeStage(figure));

        Assert.Equal(1, exitCode);
        Assert.Contains("WRONG: ", output, StringComparison.Ordinal);
        Assert.Equal(figure is not ("owner" or "rival"), output.Contains("Isolation verified: yes", StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, string Output)> PlayAsync(IDemoStage stage)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int exitCode = await new DemoScenario(stage, output).RunAsync(CancellationToken.None);
        return (exitCode, output.ToString());
    }
}
