namespace RightsRequests.Correspondence;

/// <summary>The wording of a mail asks for what is not to be had.</summary>
/// <param name="line">Of the file, from 1.</param>
/// <param name="message">What is wrong there.</param>
internal sealed class MailWordingException(int line, string message) : Exception(message)
{
    public int Line => line;
}
