using Bunit;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Radzen;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class PortalGridTests : ComponentTest
{
    private static readonly string[] Allowed = ["name", "code"];

    [Fact]
    public void Request_WhenTheSortIsAColumnsOwn_IsTaken()
    {
        var request = PortalGridRequest.From(Asked(40, 20, "name", SortOrder.Descending), 20, Allowed);

        Assert.Equal(new PortalGridRequest(40, 20, "name", true), request);
    }

    [Fact]
    public void Request_WhenTheSortIsNotAllowed_IsDropped()
    {
        var request = PortalGridRequest.From(Asked(0, 20, "Password", SortOrder.Ascending), 20, Allowed);

        Assert.Null(request.Sort);
        Assert.False(request.Descending);
    }

    [Fact]
    public void Request_WhenItAsksForTooMuch_IsCut()
    {
        var request = PortalGridRequest.From(Asked(-5, 1_000_000, null, null), 20, Allowed);

        Assert.Equal((0, PortalGridRequest.MaxTake), (request.Skip, request.Take));
    }

    [Fact]
    public void Grid_WhenFirstShown_LoadsOnePageAndSaysHowMany()
    {
        var asked = new List<PortalGridRequest>();
        var grid = Render<PortalGrid<string>>(p => p
            .Add(g => g.Label, "Services").Add(g => g.PageSize, 2)
            .Add(g => g.Load, request =>
            {
                asked.Add(request);
                return Task.FromResult(new PortalGridPage<string>(["PITB-0001", "PITB-0002"], 47));
            })
            .AddChildContent<PortalColumn<string>>(c => c.Add(x => x.Title, "Code").Add(x => x.Sort, "code").Add(x => x.ChildContent, row => row)));

        grid.WaitForAssertion(() => Assert.Contains("PITB-0002", grid.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal((0, 2), (asked[0].Skip, asked[0].Take));
        Assert.Equal("47 rows", grid.Find("[role=status]").TextContent);
        Assert.Contains("Page 1 of 24, 47 in all", grid.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grid_WhenAnAnswerComesAfterALaterOne_DropsIt()
    {
        var answers = new List<TaskCompletionSource<PortalGridPage<string>>>();
        var grid = Render<PortalGrid<string>>(p => p
            .Add(g => g.Label, "Services").Add(g => g.PageSize, 2)
            .Add(g => g.Load, request =>
            {
                answers.Add(new());
                return answers[^1].Task;
            })
            .AddChildContent<PortalColumn<string>>(c => c.Add(x => x.Title, "Code").Add(x => x.Sort, "code").Add(x => x.ChildContent, row => row)));
        grid.WaitForState(() => answers.Count == 1);
        var reload = grid.InvokeAsync(grid.Instance.ReloadAsync);
        grid.WaitForState(() => answers.Count == 2);

        await grid.InvokeAsync(() => answers[1].SetResult(new(["PITB-0002"], 1)));
        await grid.InvokeAsync(() => answers[0].SetResult(new(["PITB-0001"], 47)));
        await reload;

        grid.WaitForAssertion(() => Assert.Contains("PITB-0002", grid.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("1 row", grid.Find("[role=status]").TextContent);
    }

    private static LoadDataArgs Asked(int skip, int top, string? sort, SortOrder? order) => new()
    {
        Skip = skip,
        Top = top,
        Sorts = sort is null ? [] : [new SortDescriptor { Property = sort, SortOrder = order }],
    };
}
