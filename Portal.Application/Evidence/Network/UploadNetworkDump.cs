using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Security;

namespace Portal.Application.Evidence.Network;

/// <summary>Reads a dump of a network's registry and compares it with what is known; nothing is changed before it is applied.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="IsSynthetic">Whether that network is made up.</param>
/// <param name="FileName">What the browser calls the file.</param>
/// <param name="Content">The file.</param>
[Requires(Permissions.Network.Import)]
public sealed record UploadNetworkDumpCommand(string Network, bool IsSynthetic, string FileName, ReadOnlyMemory<byte> Content) : ICommand<NetworkImportId>
{
    /// <summary>The most bytes of a file: 64 MB; the whole public network takes 2.</summary>
    public const int MaxBytes = 64_000_000;
}

internal sealed class UploadNetworkDumpValidator : AbstractValidator<UploadNetworkDumpCommand>
{
    public UploadNetworkDumpValidator()
    {
        RuleFor(c => c.Network).Must(NetworkName.IsName).WithErrorCode("Network.NotAName");
        RuleFor(c => c.FileName).NotEmpty().MaximumLength(1000);
        RuleFor(c => c.Content).Must(content => content.Length > 0).WithErrorCode("Common.Required")
            .Must(content => content.Length <= UploadNetworkDumpCommand.MaxBytes).WithErrorCode("Network.TooLarge");
    }
}

internal sealed class UploadNetworkDumpHandler(IPortalDb db, Caller caller, TimeProvider time, INetworkFiles files, INetworkStore store, ISecurityLog security)
    : IRequestHandler<UploadNetworkDumpCommand, Result<NetworkImportId>>
{
    public async Task<Result<NetworkImportId>> Handle(UploadNetworkDumpCommand request, CancellationToken cancellationToken)
    {
        var read = files.Read(request.Content);
        if (read.Error is { } wrong)
        {
            security.Record(new SecurityEvent(SecurityEventType.UploadRefused, SecurityOutcome.Failure, caller.Actor.Id, caller.Actor.OrganisationCode, nameof(UploadNetworkDumpCommand)) { Reason = wrong.Code });
            return wrong;
        }

        await db.LockAsync(NetworkReading.Gate(request.Network), cancellationToken);
        var last = await db.NetworkImports.LastAsync(request.Network, cancellationToken);
        var state = NetworkState.Of(request.Network, read.Value);

        // The first import differs from nothing in everything, which nobody needs to read line by line.
        var differences = last is null ? [] : NetworkComparison.Between(await db.StateAsync(request.Network, cancellationToken), state);
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Content.Span));
        var file = new NetworkFile(request.Network, request.IsSynthetic, DocumentName.Clean(request.FileName), request.Content.Length, hash);
        var uploaded = NetworkImport.Upload(file, last, state.Count(), differences.Count, caller.Actor, time.GetUtcNow());
        if (uploaded.Error is { } refused) return refused;

        // The same file uploaded twice in a row waits once.
        var waiting = await db.NetworkImports.AsNoTracking().FirstOrDefaultAsync(
            i => i.Network == request.Network && i.State == NetworkImportState.Waiting && i.Sha256 == hash && i.Against == uploaded.Value.Against, cancellationToken);
        if (waiting is not null) return waiting.Id;
        db.NetworkImports.Add(uploaded.Value);
        db.NetworkDumps.Add(new NetworkDump(uploaded.Value.Id, NetworkReading.Pack(request.Content)));
        await store.KeepAsync(uploaded.Value, differences, cancellationToken);
        return uploaded.Value.Id;
    }
}
