using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Radzen;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class DialogFrameTests : ComponentTest
{
    [Fact]
    public void Leave_ClickedTwice_LeavesOneDialog()
    {
        var left = Left();
        var frame = Frame(isBusy: false);
        frame.Find("[data-leave]").Click();
        frame.Find(".df button").Click();
        Assert.Single(left);
    }

    [Fact]
    public void Leave_WhileWhatWasConfirmedIsUnderWay_Waits()
    {
        var left = Left();
        var frame = Frame(isBusy: true);
        frame.Find("[data-leave]").Click();
        frame.Find(".df button").Click();
        Assert.Empty(left);
    }

    [Fact]
    public async Task Open_WhileAnotherIsOpen_CountsAsLeft()
    {
        var dialogs = Services.GetRequiredService<DialogService>();
        List<string> opened = [];
        dialogs.OnOpen += (title, _, _, _) => opened.Add(title!);
        var first = ConfirmDialog.OpenAsync(dialogs, "first", "text", "yes");
        Assert.False(await ConfirmDialog.OpenAsync(dialogs, "second", "text", "yes"));
        dialogs.Close(true);
        Assert.True(await first);
        var third = ConfirmDialog.OpenAsync(dialogs, "third", "text", "yes");
        dialogs.Close(true);
        Assert.True(await third);
        Assert.Equal(["first", "third"], opened);
    }

    private IRenderedComponent<DialogFrame> Frame(bool isBusy) => Render<DialogFrame>(p => p
        .Add(f => f.Title, "Decide").Add(f => f.ChildContent, "<p>text</p>").Add(f => f.Busy, isBusy));

    private List<object?> Left()
    {
        var dialogs = Services.GetRequiredService<DialogService>();
        List<object?> left = [];
        _ = ConfirmDialog.OpenAsync(dialogs, "open", "text", "yes");
        dialogs.OnClose += left.Add;
        return left;
    }
}
