package org.citypartnerships.allinone.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One connection that is kept, and as little work for each request as can be: what the client burns the server lacks. */
final class KeepAlive implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI uri;
    private final String authorization;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** A connection of whoever may do everything. */
    KeepAlive(String address) throws IOException {
        this(address, AUTHORIZATION);
    }

    /** A connection of somebody who does not say who they are. */
    static KeepAlive ofAnybody(String address) throws IOException {
        return new KeepAlive(address, "");
    }

    private KeepAlive(String address, String authorization) throws IOException {
        this.authorization = authorization;
        uri = URI.create(address);
        socket = connected(uri);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        out = socket.getOutputStream();
    }

    private static final String AUTHORIZATION = "Authorization: Bearer " + Store.OPERATOR_TOKEN + "\r\n";

    private static Socket connected(URI uri) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(uri.getHost()), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    /** Servers close a connection after so many requests, and say so. */
    private void connectAgain() throws IOException {
        socket.close();
        socket = connected(uri);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        out = socket.getOutputStream();
    }

    /**
     * What came back.
     *
     * @param status 200, 201 …
     * @param body the whole body
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body) {

        Answer mustBe(int expected) {
            if (status != expected) {
                throw new IllegalStateException(status + ": " + text());
            }
            return this;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer command(String command, String body, String idempotencyKey) throws IOException {
        return ask(post("/commands/" + command, body, "Idempotency-Key: " + idempotencyKey + "\r\n"));
    }

    Answer get(String path) throws IOException {
        return ask(get(path, authorization));
    }

    Answer post(String path, String body) throws IOException {
        return ask(post(path, body, ""));
    }

    /** A request ready to be sent, so that nothing is rendered while a clock runs. */
    static byte[] get(String path, String headers) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n" + headers + "\r\n");
    }

    /** A request for a page, as a browser sends it. */
    static byte[] page(String path) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Language: en\r\n"
                + "Accept-Encoding: gzip, deflate, br\r\n\r\n");
    }

    /** A request with a JSON body; further headers end with a line break each. */
    static byte[] post(String path, String body, String headers) {
        return post(path, "application/json", body, headers);
    }

    /** A request with a body of some type. */
    static byte[] post(String path, String type, String body, String headers) {
        byte[] content = bytes(body);
        byte[] head = bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type + "\r\n"
                + AUTHORIZATION + headers + "Content-Length: " + content.length + "\r\n\r\n");
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    Answer ask(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.equals("content-length")) {
                length = Integer.parseInt(header.substring(colon + 1).strip());
            } else if (name.equals("transfer-encoding")) {
                chunked = true;
            } else if (name.equals("connection")) {
                last = header.toLowerCase(Locale.ROOT).endsWith("close");
            }
        }
        Answer answer = new Answer(status, chunked ? chunks() : in.readNBytes(length));
        if (last) {
            connectAgain();
        }
        return answer;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
