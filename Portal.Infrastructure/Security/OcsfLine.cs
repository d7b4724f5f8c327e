using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Security;

namespace Portal.Infrastructure.Security;

/// <summary>
/// An event of the security log as one line in the Open Cybersecurity Schema Framework (schema.ocsf.io, version 1.3), which
/// security information systems read without a parser of their own.
/// </summary>
internal static class OcsfLine
{
    public const string SchemaVersion = "1.3.0";

    private const int Other = 99;
    private const string Portal = "Sovereign Cloud Governance Portal";

    private enum OcsfSeverity
    {
        Informational = 1,
        Low = 2,
        Medium = 3,
        High = 4,
        Critical = 5,
    }

    /// <summary>The line, without an end of line.</summary>
    public static string Of(SecurityRecord record)
    {
        var (classId, activity) = ClassOf(record);
        var line = new JsonObject
        {
            ["class_uid"] = classId,
            ["category_uid"] = classId / 1000,
            ["activity_id"] = activity,
            ["activity_name"] = activity == Other ? record.Type.ToString() : null,
            ["type_uid"] = (classId * 100) + activity,
            ["severity_id"] = (int)SeverityOf(record),
            ["status_id"] = record.Outcome == SecurityOutcome.Success ? 1 : 2,
            ["status_detail"] = record.Reason,
            ["time"] = record.At.ToUnixTimeMilliseconds(),
            ["unmapped"] = record.Rows is { } rows ? new JsonObject { ["rows"] = rows } : null,
            ["metadata"] = new JsonObject
            {
                ["version"] = SchemaVersion,
                ["product"] = Product(),
                ["uid"] = record.Id.ToString(),
                ["event_code"] = record.Type.ToString(),
                ["log_name"] = "security",
                ["correlation_uid"] = record.Trace,
            },
        };
        Describe(line, record, classId);
        foreach (var absent in line.Where(p => p.Value is null).Select(p => p.Key).ToList()) line.Remove(absent);
        return line.ToJsonString(JsonSerializerOptions.Web);
    }

    // What each class needs beyond what all events have.
    private static void Describe(JsonObject line, SecurityRecord record, int classId)
    {
        if (record.Network is not null || classId == 6003) line["src_endpoint"] = Source(record);
        switch (classId)
        {
            case 3001:
                line["user"] = User(record);
                break;
            case 3002:
                line["user"] = User(record);
                line["service"] = new JsonObject { ["name"] = Portal };
                line["is_remote"] = true;
                break;
            case 3004:
                line["actor"] = Actor(record);
                line["entity"] = new JsonObject { ["uid"] = record.Subject ?? record.Token ?? "unknown", ["type"] = "api token" };
                break;
            case 6001:
                line["actor"] = Actor(record);
                line["web_resources"] = new JsonArray(new JsonObject { ["name"] = record.Subject ?? "unknown" });
                break;
            case 6002:
                line["app"] = Product();
                break;
            case 6003:
                line["actor"] = Actor(record);
                line["api"] = new JsonObject { ["operation"] = record.Subject ?? record.Type.ToString() };
                break;
            default:
                line["finding_info"] = new JsonObject { ["uid"] = record.Id.ToString(), ["title"] = record.Reason ?? record.Type.ToString(), ["types"] = new JsonArray(record.Subject ?? "pattern") };
                break;
        }
    }

    private static (int Class, int Activity) ClassOf(SecurityRecord record) => record.Type switch
    {
        SecurityEventType.SignIn or SecurityEventType.SignInRefused or SecurityEventType.BreakGlass or SecurityEventType.TokenRefused => (3002, 1),
        SecurityEventType.SignOut or SecurityEventType.SessionEnded => (3002, 2),
        SecurityEventType.RightsChanged => (3001, Other),
        SecurityEventType.TokenCreated => (3004, 1),
        SecurityEventType.TokenRevoked => (3004, 4),
        SecurityEventType.Export => (6001, 7),
        SecurityEventType.UploadRefused => (6001, 6),
        SecurityEventType.Refused or SecurityEventType.UnknownThing => (6003, record.Subject?.EndsWith("Query", StringComparison.Ordinal) == true ? 2 : 3),
        SecurityEventType.RateLimited => (6003, Other),
        SecurityEventType.Retention => (6003, 4),
        SecurityEventType.ConfigurationRefused => (6002, 3),
        SecurityEventType.EventsLost => (6002, Other),
        SecurityEventType.AlertRaised => (2004, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(record), record.Type, "This type has no class."),
    };

    private static OcsfSeverity SeverityOf(SecurityRecord record) => record.Type switch
    {
        SecurityEventType.BreakGlass => OcsfSeverity.Critical,
        SecurityEventType.AlertRaised or SecurityEventType.EventsLost or SecurityEventType.ConfigurationRefused => OcsfSeverity.High,
        SecurityEventType.RightsChanged or SecurityEventType.Refused or SecurityEventType.UnknownThing => OcsfSeverity.Medium,
        _ => record.Outcome == SecurityOutcome.Failure ? OcsfSeverity.Low : OcsfSeverity.Informational,
    };

    private static JsonObject User(SecurityRecord record)
    {
        var user = new JsonObject { ["uid"] = record.Actor ?? "unknown", ["type_id"] = record.Actor is null ? 0 : 1 };
        if (record.Organisation is { } organisation) user["org"] = new JsonObject { ["uid"] = organisation };
        if (record.Token is { } token) user["credential_uid"] = token;
        return user;
    }

    private static JsonObject Actor(SecurityRecord record) => record.Actor is null ? new() { ["app_name"] = Portal } : new() { ["user"] = User(record) };

    // The schema's "ip" is a whole address, which is not kept; the name of the network is.
    private static JsonObject Source(SecurityRecord record)
    {
        var source = new JsonObject { ["name"] = record.Network ?? "portal" };
        if (record.Country is { } country) source["location"] = new JsonObject { ["country"] = country };
        return source;
    }

    private static JsonObject Product() => new() { ["name"] = Portal, ["vendor_name"] = "Pakistan Digital Authority" };
}
