using Microsoft.Extensions.Localization;
using Portal.Application.Audits;
using Portal.Domain.Audits;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;
using Portal.Web.Text;

namespace Portal.Web.Features.Audits;

/// <summary>How runs and findings look in lists and heads.</summary>
internal static class AuditLook
{
    public static string Icon(AuditRunState state) => state switch
    {
        AuditRunState.Queued => "clock",
        AuditRunState.Running => "refresh",
        AuditRunState.Cancelling => "stop",
        AuditRunState.Completed => "check",
        AuditRunState.Failed => "alert",
        _ => "x",
    };

    public static string Icon(FindingState state) => state switch
    {
        FindingState.New => "alert",
        FindingState.Assigned => "user",
        FindingState.BeingFixed => "edit",
        FindingState.ToVerify => "search",
        _ => "check",
    };

    /// <summary>Who did what in a step of a finding's history.</summary>
    public static string Words(IStringLocalizer<AuditsText> texts, FindingStepRow step) => step.By is { } by ? texts[$"Step.{step.Action}", by.In(PortalCulture.Language)] : texts[$"Step.{step.Action}"];

    public static OutcomeCounts Counts(AuditRunRow run) => new(run.Pass, run.Waived, run.Undetermined, run.Fail, run.NotApplicable);

    /// <summary>What a scope is narrowed to, in one line.</summary>
    public static string Scope(IStringLocalizer<AuditsText> texts, EnumText names, AuditScope scope, string? organisation)
    {
        string?[] parts =
        [
            organisation,
            scope.Region is { } region ? names[region] : null,
            scope.DataClass is { } dataClass ? texts["Scope.Class", names[dataClass]].Value : null,
            scope.Services.Count > 0 ? texts.Count("Scope.Services", scope.Services.Count) : null,
            scope.Obligations.Count > 0 ? texts.Count("Scope.Obligations", scope.Obligations.Count) : null,
        ];
        var said = parts.Where(p => p is not null).ToList();
        return said.Count == 0 ? texts["Scope.All"] : string.Join(PortalCulture.Choose(", ", "، "), said);
    }

    /// <summary>21:03:52 in Pakistan.</summary>
    public static string Second(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, PortalCulture.Zone).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A span in the coarsest words that still help.</summary>
    public static string Span(IStringLocalizer<AuditsText> texts, TimeSpan span) => span.TotalMinutes < 1
        ? texts.Count("Span.Seconds", Math.Max(1, (long)Math.Round(span.TotalSeconds)))
        : span.TotalHours < 2 ? texts.Count("Span.Minutes", (long)Math.Round(span.TotalMinutes)) : texts.Count("Span.Hours", (long)Math.Round(span.TotalHours));
}
