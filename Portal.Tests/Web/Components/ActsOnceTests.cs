using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.Tests.Support;
using Portal.Web.Components.Shared;
using Xunit;

namespace Portal.Tests.Web.Components;

public sealed class ActsOnceTests : ComponentTest
{
    [Fact]
    public async Task Click_WhileTheFirstIsUnderWay_IsPassedOver_AndTheButtonSaysSo()
    {
        var page = Render<Page>();
        var first = page.Find("button").ClickAsync();
        await page.Find("button").ClickAsync();
        Assert.Equal(1, page.Instance.Begun);
        Assert.Equal("true", page.Find("button").GetAttribute("aria-disabled"));
        page.Instance.Gate.SetResult();
        await first;
        Assert.False(page.Find("button").HasAttribute("aria-disabled"));
        await page.Find("button").ClickAsync();
        Assert.Equal(2, page.Instance.Begun);
    }

    [Fact]
    public async Task Click_AfterOneThatFailed_Counts()
    {
        var page = Render<Page>();
        page.Instance.Gate.SetException(new InvalidOperationException("failed"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => page.InvokeAsync(page.Instance.ActAsync));
        page.Instance.Gate = new();
        page.Instance.Gate.SetResult();
        await page.InvokeAsync(page.Instance.ActAsync);
        Assert.Equal(2, page.Instance.Begun);
    }

    private sealed class Page : ActsOnce
    {
        public int Begun { get; private set; }

        public TaskCompletionSource Gate { get; set; } = new();

        public Task ActAsync() => OnceAsync(() =>
        {
            Begun++;
            return Gate.Task;
        });

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "aria-disabled", AriaDisabled);
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, ActAsync));
            builder.CloseElement();
        }
    }
}
