/* What the kernel itself takes for a fan-out: one blocking `send` for each stream, and nothing else.
 * kernel_send PORT STREAMS: greets so many streams, then carries out the orders of its standard input. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct __attribute__((packed)) order {
    uint16_t channel, size;
    uint32_t count;
};

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int greet(int listener) {
    static const char greeting[] = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nretry: 1000\nid: kernelsend-0\n\n";
    char request[4096];
    int on = 1, stream = accept(listener, NULL, NULL);
    if (stream < 0 || read(stream, request, sizeof request) <= 0) fail("accept");
    setsockopt(stream, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (send(stream, greeting, sizeof greeting - 1, 0) < 0) fail("greet");
    return stream;
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int streams = atoi(arguments[2]), on = 1, *open_streams = calloc(streams, sizeof(int));
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(arguments[1]))};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 4096)) fail("listen");
    for (int index = 0; index < streams; index++) open_streams[index] = greet(listener);

    struct order order;
    char frame[65536];
    for (unsigned number = 1; fread(&order, sizeof order, 1, stdin) == 1; number++) {
        int length = snprintf(frame, sizeof frame, "id: kernelsend-%u\ndata: ", number);
        memset(frame + length, 'x', order.size - length - 2);
        memcpy(frame + order.size - 2, "\n\n", 2);
        for (int index = 0; index < streams; index++)
            if (send(open_streams[index], frame, order.size, MSG_NOSIGNAL) < 0) fail("send");
    }
    return 0;
}
