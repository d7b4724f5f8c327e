using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Evidence;
using Portal.Domain.Evidence;
using Portal.Domain.Evidence.Watching;
using Portal.Domain.Services;

namespace Portal.Web.Api;

/// <summary>What the network proves of services, for other systems; with the certificates, so that they need not take the portal's word for it.</summary>
/// <param name="useCases">Runs use cases.</param>
/// <param name="answers">Turns refusals into answers.</param>
[ApiController]
[Authorize(AuthenticationSchemes = TokenAuthentication.Name)]
public sealed class EvidenceApiController(UseCases useCases, ResultAnswers answers) : ControllerBase
{
    /// <summary>Media type of certificates.</summary>
    internal const string Cbor = "application/cbor";

    /// <summary>What is proved of a service's canisters.</summary>
    /// <param name="id">The service.</param>
    [HttpGet("/" + ApiPaths.Services + "/{id:guid}/evidence")]
    public async Task<ActionResult<ProvedService>> ListAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetServiceEvidenceQuery(new ServiceId(id)), HttpContext.RequestAborted);
        return found.Error is { } refused ? answers.Problem(refused) : new ProvedService([.. found.Value.Canisters.Select(ProvedCanister.Of)], found.Value.Alarms.Count(a => a.IsOpen));
    }

    /// <summary>A certificate as it came.</summary>
    /// <param name="id">The evidence.</param>
    [HttpGet("/" + ApiPaths.V1 + "/evidence/{id:guid}/certificate")]
    public async Task<IActionResult> CertificateAsync(Guid id)
    {
        var found = await useCases.SendAsync(new GetCertificateQuery(new EvidenceId(id)), HttpContext.RequestAborted);
        return found.Error is { } refused ? answers.Problem(refused) : File(found.Value.Certificate, Cbor);
    }
}

/// <summary>What is proved of a service.</summary>
/// <param name="Canisters">Its canisters.</param>
/// <param name="OpenAlarms">Alarms about it that wait.</param>
public sealed record ProvedService(IReadOnlyList<ProvedCanister> Canisters, int OpenAlarms);

/// <summary>What is proved of a canister; what was proved stands with its date, whatever came of asking last.</summary>
/// <param name="Canister">Its principal.</param>
/// <param name="Network">The network.</param>
/// <param name="IsSimulated">Whether the network is only simulated.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="RegisteredSubnet">The subnet that the register names; null where no part names the canister any more.</param>
/// <param name="Proved">What the newest accepted certificate says; null while nothing is proved.</param>
/// <param name="Evidence">That evidence, whose certificate can be read.</param>
/// <param name="CertifiedAt">When the network made it, in UTC.</param>
/// <param name="AskedAt">When the network was last asked, in UTC.</param>
/// <param name="LastVerdict">What came of it.</param>
public sealed record ProvedCanister(
    string Canister, string Network, bool IsSimulated, WatchStanding Standing, string? RegisteredSubnet, EvidenceContent? Proved, EvidenceId? Evidence, DateTimeOffset? CertifiedAt, DateTimeOffset? AskedAt, EvidenceVerdict? LastVerdict)
{
    internal static ProvedCanister Of(CanisterProof proof)
    {
        var watch = proof.Watch;
        return new(watch.Canister, watch.Network, proof.IsSimulated, watch.Standing, proof.Part?.Subnet, watch.Content, watch.Held, watch.CertifiedAt, watch.TriedAt, watch.LastVerdict);
    }
}
