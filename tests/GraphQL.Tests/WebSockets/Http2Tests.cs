using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace GraphTenancy.GraphQL.Tests.WebSockets;

/// <summary>Browsers open sockets by HTTP/2 where the server speaks it.</summary>
[Collection(KestrelCollection.Name)]
public sealed class Http2Tests(KestrelFixture server)
{
    [Fact]
    public async Task A_socket_is_opened_by_connect()
    {
        (TestServerFactory factory, Uri url) = KestrelFixture.Listen(new TestServerFactory(
            server.Postgres.Database.ConnectionStrings, ("Kestrel:EndpointDefaults:Protocols", "Http2")));
        await using TestServerFactory own = factory;
        using var handler = new SocketsHttpHandler();
        using var invoker = new HttpMessageInvoker(handler);
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.AddSubProtocol("graphql-transport-ws");

        await socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws", Path = "/graphql" }.Uri, invoker, CancellationToken.None);
        await socket.SendAsync("""{"type":"connection_init"}"""u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        byte[] buffer = new byte[100];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("""{"type":"connection_ack"}""", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }
}
