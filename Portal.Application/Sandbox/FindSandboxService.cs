using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Sandbox;

/// <summary>A registered service by its code, so that an applicant can name the services a test builds on.</summary>
/// <param name="Code">The code, in any case.</param>
[Requires(Permissions.Sandbox.File)]
public sealed record FindSandboxServiceQuery(string Code) : IQuery<SandboxServiceName>;

/// <summary>A registered service.</summary>
/// <param name="Id">The service.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record SandboxServiceName(ServiceId Id, string Code, LocalizedText Name);

internal sealed class FindSandboxServiceHandler(IPortalDb db) : IRequestHandler<FindSandboxServiceQuery, Result<SandboxServiceName>>
{
    public async Task<Result<SandboxServiceName>> Handle(FindSandboxServiceQuery request, CancellationToken cancellationToken)
    {
        var code = request.Code.Trim().ToUpperInvariant();
        var found = await db.Services.AsNoTracking()
            .Where(s => s.Code == code && s.State == ServiceState.Registered)
            .Select(s => new SandboxServiceName(s.Id, s.Code, s.About.Name))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? Error.Invalid([new FieldError("Services", "Sandbox.ServiceNotRegistered")]) : found;
    }
}
