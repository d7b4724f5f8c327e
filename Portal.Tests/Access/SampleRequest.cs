using System.Reflection;
using MediatR;
using Portal.Application.Access;
using Portal.Application.Common;
using Portal.Application.Compliance;
using Portal.Application.Dashboards;
using Portal.Application.Dashboards.Outcomes;
using Portal.Application.Documents;
using Portal.Application.Evidence.Network;
using Portal.Application.Imports;
using Portal.Application.PublicRegister;
using Portal.Application.Reviews;
using Portal.Application.Sandbox;
using Portal.Application.Services;
using Portal.Application.Services.Relations;
using Portal.Application.Services.Views;
using Portal.Application.Tokens;
using Portal.Domain.Access;
using Portal.Domain.Compliance;
using Portal.Domain.Sandbox;
using Portal.Domain.Services;
using Portal.Tests.Imports;
using Portal.Tests.Support;

namespace Portal.Tests.Access;

/// <summary>Makes a request of any type by reflection: aimed at a target where it names one, with plausible values elsewhere.</summary>
internal static class SampleRequest
{
    private const string Words = "Words of a sample";
    private static readonly NullabilityInfoContext Nullability = new();

    // Where a plausible value is not enough to pass the validator, and the handler would not be reached.
    private static readonly Dictionary<(Type Request, string Parameter), object> Valid = new()
    {
        [(typeof(PreferLanguageCommand), "Language")] = "en",
        [(typeof(GrantRoleCommand), "Role")] = Role.Applicant,
        [(typeof(InvitePersonCommand), "Email")] = "somebody@new.example",
        [(typeof(LendRoleCommand), "Role")] = Role.Applicant,
        [(typeof(LendRoleCommand), "Since")] = new DateOnly(2026, 11, 20),
        [(typeof(LendRoleCommand), "Until")] = new DateOnly(2026, 11, 21),
        [(typeof(DecideSandboxApplicationCommand), "Decision")] = SandboxAction.Refuse,
        [(typeof(EvaluateSandboxApplicationCommand), "Recommendation")] = SandboxRecommendation.Refuse,
        [(typeof(MeasureSandboxOutcomeCommand), "Actual")] = 1m,
        [(typeof(MeasureSandboxOutcomeCommand), "MeasuredOn")] = new DateOnly(2026, 11, 1),
        [(typeof(GetObligationQuery), "Id")] = ObligationCatalogue.All[0].Id,
        [(typeof(GetOutcomesQuery), "Organisation")] = "",
        [(typeof(GetOutcomesQuery), "Obligation")] = "",
        [(typeof(GetDueDatesQuery), "Organisation")] = "",
        [(typeof(CreateTokenCommand), "Scopes")] = new[] { Portal.Domain.Access.Permissions.Services.Read },
        [(typeof(CreateTokenCommand), "ValidUntil")] = new DateOnly(2027, 1, 1),
        [(typeof(AskAboutAnswerCommand), "Field")] = "",
        [(typeof(AddDocumentCommand), "FileName")] = "evidence.pdf",
        [(typeof(AddDocumentCommand), "Sha256")] = new string('b', Portal.Domain.Documents.Document.Sha256Length),
        [(typeof(AddImportCommand), "FileName")] = "services.csv",
        [(typeof(AddImportCommand), "Sha256")] = new string('b', Portal.Domain.Documents.Document.Sha256Length),
        [(typeof(CheckImportCommand), "Map")] = ImportLooks.Map,
        [(typeof(SaveServiceViewCommand), "Query")] = "state=Draft",
        [(typeof(BeginReplyCommand), "Key")] = "key-1",
        [(typeof(BeginReplyCommand), "Fingerprint")] = new byte[32],
        [(typeof(GetPublicServiceQuery), "Code")] = "PITB-0001",
        [(typeof(UploadNetworkDumpCommand), "Network")] = "another",
        [(typeof(UploadNetworkDumpCommand), "FileName")] = "dump.json",
        [(typeof(UploadNetworkDumpCommand), "Content")] = new ReadOnlyMemory<byte>(new SampleNetwork().Dump()),
        [(typeof(GetNetworkQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(ListNetworkImportsQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(ListNetworkChangesQuery), "Filter")] = new NetworkChangeFilter(UnchangingWorld.Network),
        [(typeof(ExportNetworkChangesQuery), "Filter")] = new NetworkChangeFilter(UnchangingWorld.Network),
        [(typeof(ListSubnetsQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(ListNodesQuery), "Filter")] = new NodeFilter(UnchangingWorld.Network),
        [(typeof(ExportNodesQuery), "Filter")] = new NodeFilter(UnchangingWorld.Network),
        [(typeof(GetNodeChoicesQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(ListNetworkSitesQuery), "Filter")] = new SiteFilter(UnchangingWorld.Network),
        [(typeof(GetSubnetQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(GetSubnetQuery), "Id")] = SampleNetwork.Subnet(0),
        [(typeof(GetNodeQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(GetNodeQuery), "Id")] = SampleNetwork.Node(0),
        [(typeof(GetSiteQuery), "Network")] = UnchangingWorld.Network,
        [(typeof(GetSiteQuery), "Id")] = "isb",
        [(typeof(RecordInspectionCommand), "Network")] = UnchangingWorld.Network,
        [(typeof(RecordInspectionCommand), "Site")] = "isb",
        [(typeof(RecordInspectionCommand), "Seen")] = UnchangingWorld.Inspection,
        [(typeof(SearchQuery), "Text")] = UnchangingWorld.Marker,
    };

    /// <summary>Every request there is.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(ICommand).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IBaseRequest).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>The kinds of id a request names, the first being what it is about.</summary>
    public static IReadOnlyList<Type> IdsOf(Type request) => [.. Parameters(request).Select(p => Plain(p.ParameterType)).Where(Targets.IsId)];

    /// <summary>A request of a type.</summary>
    /// <param name="request">The type.</param>
    /// <param name="targets">A target for each id it names.</param>
    public static object Make(Type request, IReadOnlyDictionary<Type, Target> targets) => Construct(request, request, targets);

    private static object Construct(Type request, Type type, IReadOnlyDictionary<Type, Target> targets) =>
        type.GetConstructors()[0].Invoke([.. type.GetConstructors()[0].GetParameters().Select(p => Value(request, p, targets))]);

    private static object? Value(Type request, ParameterInfo parameter, IReadOnlyDictionary<Type, Target> targets)
    {
        if (Valid.TryGetValue((request, parameter.Name!), out var valid)) return valid;
        var type = Plain(parameter.ParameterType);
        if (Targets.IsId(type)) return type.GetMethod("From")!.Invoke(null, [targets[type].Id]);
        if (parameter.HasDefaultValue) return parameter.DefaultValue;
        if (type != parameter.ParameterType || Nullability.Create(parameter).WriteState == NullabilityState.Nullable) return null;
        if (type == typeof(Guid)) return targets.Count == 0 ? Guid.Empty : targets[IdsOf(request)[0]].Version;
        if (type == typeof(string)) return Words;
        if (type == typeof(bool)) return true;
        if (type == typeof(IServiceSection)) return new ServiceContacts();
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.IsPrimitive) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRowSink<>)) return Activator.CreateInstance(typeof(NoSink<>).MakeGenericType(type.GetGenericArguments()));
        if (type.IsGenericType && type.IsInterface && type.GetGenericArguments() is { Length: 2 } pair) return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(pair));
        if (type.IsGenericType && type.IsInterface) return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        if (type.IsValueType) return Activator.CreateInstance(type);
        return Construct(request, type, targets);
    }

    private static ParameterInfo[] Parameters(Type request) => request.GetConstructors()[0].GetParameters();

    // Takes what it is given and keeps nothing.
    private sealed class NoSink<T> : IRowSink<T>
    {
        public async Task WriteAsync(IAsyncEnumerable<T> rows, CancellationToken ct)
        {
            await foreach (var _ in rows.WithCancellation(ct))
            {
            }
        }
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
