using GraphTenancy.GraphQL.Tests.Hosting;
using Microsoft.Playwright;

namespace GraphTenancy.GraphQL.Tests.Browser;

/// <summary>Opens Banana Cake Pop in Chromium and runs a query, as a newcomer does.</summary>
public sealed class IdeInTheBrowserTests(ProgramFixture program) : IClassFixture<ProgramFixture>
{
    private const int Attempts = 4;
    private const int Visits = 4;

    private const string Document =
        "{ myTenants { tenant { code name } } orders(first: 3) { nodes { orderNumber totalAmount } } }";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    [Fact]
    public async Task The_first_query_in_the_ide_is_answered()
    {
        Assert.False(
            program.Output.Contains("not installed", StringComparison.Ordinal),
            "The IDE is missing. Install Node.js and run 'npm ci' in the folder ide.");
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = FindChromium(),
            Args = Flags,
            Headless = true,
        });
        List<string> refused = [];
        for (int visit = 1; ; visit++)
        {
            try
            {
                await VisitAsync(browser, refused);
                break;
            }
            catch (TimeoutException) when (visit < Visits)
            {
                // Now and then the IDE shows no editor for the request at all, and only another visit helps.
            }
        }

        Assert.Empty(refused);
    }

    // Each visit begins with an empty store.
    private async Task VisitAsync(IBrowser browser, List<string> refused)
    {
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = 1400, Height = 900 },
        });
        page.Console += (_, message) => NoteRefusal(refused, message);
        try
        {
            await page.GotoAsync($"{program.Url}/graphql");
            await page.GetByText("Create Document").First.ClickAsync();
            await page.GetByText("Schema available").First.WaitForAsync();
            await RunUntilAsync(page, Document, "O-00000000");
        }
        finally
        {
            // Most of all when it fails: the picture says why.
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = ScreenshotPath() });
            await page.CloseAsync();
        }
    }

    // The editors come in any order; that of the request stands highest and furthest left.
    private static async Task<ILocator> RequestEditorAsync(IPage page)
    {
        await page.Locator(".monaco-editor").First.WaitForAsync();
        var editors = new List<(float Top, float Left, ILocator Editor)>();
        foreach (ILocator editor in await page.Locator(".monaco-editor").AllAsync())
        {
            if (await editor.BoundingBoxAsync() is { } box)
            {
                editors.Add((box.Y, box.X, editor));
            }
        }

        return editors.OrderBy(static found => found.Top).ThenBy(static found => found.Left).First().Editor;
    }

    private static async Task TypeAsync(IPage page, string document)
    {
        await (await RequestEditorAsync(page)).ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(document);
    }

    // The button does nothing while the IDE still reads the schema or what was typed, and nothing on the page says when
    // it is done: so both are done again until there is an answer.
    private static async Task RunUntilAsync(IPage page, string document, string answer)
    {
        ILocator run = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Run" }).First;
        for (int attempt = 1; ; attempt++)
        {
            await TypeAsync(page, document);
            await page.WaitForTimeoutAsync(500);
            await run.ClickAsync();
            try
            {
                await page.GetByText(answer).First.WaitForAsync(new LocatorWaitForOptions { Timeout = 5_000 });
                return;
            }
            catch (TimeoutException) when (attempt < Attempts)
            {
                // Pressed too early.
            }
        }
    }

    /// <summary>What the page wanted and its content security policy did not allow.</summary>
    private static void NoteRefusal(List<string> refused, IConsoleMessage message)
    {
        if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
        {
            refused.Add(message.Text);
        }
    }

    private static string FindChromium()
    {
        string[] candidates =
        [
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ];
        return Array.Find(candidates, File.Exists) ?? throw new InvalidOperationException(
            "This test needs Chromium. Install it (Debian: apt-get install chromium), or leave the test out with "
            + "--filter 'FullyQualifiedName!~Browser'.");
    }

    private static string ScreenshotPath()
    {
        string root = ProjectFolders.Above("GraphTenancy.sln") is { } solution ? Path.GetDirectoryName(solution) ?? "." : ".";
        return Path.Combine(root, "artifacts", "ide.png");
    }
}
