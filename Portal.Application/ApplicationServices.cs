using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Access;
using Portal.Application.Audits;
using Portal.Application.Common;
using Portal.Application.Common.Behaviours;
using Portal.Application.Compliance;
using Portal.Application.Compliance.History;
using Portal.Application.Compliance.Policies;
using Portal.Application.Compliance.Waivers;
using Portal.Application.Evidence;
using Portal.Application.Imports;
using Portal.Application.Notifications;
using Portal.Application.Security;
using Portal.Application.Services.Register;
using Portal.Application.Tokens;
using Portal.Domain.Access;

namespace Portal.Application;

/// <summary>Registers the use cases and their pipeline.</summary>
public static class ApplicationServices
{
    private static readonly Type[] Scanned = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    /// <summary>Registers every handler and validator of this project and the pipeline: trace, authorise, validate, commit.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPortalApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<Caller>();
        services.AddScoped<CurrentPolicy>();
        services.AddScoped<ServiceEvaluation>();
        services.AddScoped<LookAhead>();
        services.AddScoped<FindingStanding>();
        services.AddScoped<WaiverGrounds>();
        services.AddScoped<DriftAlarms>();
        services.AddScoped<SubnetLook>();
        services.AddScoped<EvidenceReading>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<ClaimRoles>();
        services.AddScoped<OpenSessions>();
        services.AddSingleton(SessionLimits.Default);
        services.AddSingleton<SessionFeed>();
        services.AddSingleton<AuditFeed>();
        services.AddSingleton<ImportFeed>();
        services.AddSingleton<ImportWorker>();
        services.AddSingleton<WhatIfFeed>();
        services.AddSingleton<RegisterCubes>();
        services.AddScoped<Notifier>();
        services.AddScoped<Pseudonyms>();
        services.AddScoped<TokenCheck>();
        services.AddSingleton<UseCaseRunner>();
        services.AddSingleton<IRequestOrigin, NoRequestOrigin>();
        services.AddSingleton(TimeProvider.System);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TraceBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthoriseBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommitBehaviour<,>));

        // MediatR 5 brings no registration of its own; this scan is all it needs.
        foreach (var type in typeof(ApplicationServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType && Scanned.Contains(i.GetGenericTypeDefinition())))
                services.AddScoped(contract, type);
        }

        return services;
    }
}
