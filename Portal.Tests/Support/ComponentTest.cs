using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Components;

namespace Portal.Tests.Support;

/// <summary>Renders components with the portal's own texts, in English unless told otherwise.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        Speak("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging();
        Services.AddDesignSystem();
        Services.AddSingleton<TimeProvider>(new TestClock(new DateTimeOffset(2026, 11, 20, 16, 4, 0, TimeSpan.Zero)));
    }

    protected static void Speak(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
    }
}
