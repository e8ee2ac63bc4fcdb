namespace RightsRequests.Correspondence;

/// <summary>Sends mail. May be called twice for the same <see cref="OutgoingMail.Id"/>; throws to be tried again.</summary>
public interface IMailer
{
    Task SendAsync(OutgoingMail mail, CancellationToken cancel);
}
