package org.citypartnerships.queryside.signin;

import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;

/**
 * What sessions hold, encrypted and authenticated (AES-GCM): whoever reads the database learns no token, and whoever writes to
 * it can make this application read nothing that it did not write itself.
 */
final class Sealed extends GenericConversionService {

    private static final Logger LOG = LoggerFactory.getLogger(Sealed.class);

    Sealed(SessionKey key) {
        BytesEncryptor encryptor = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key.keyFor("sessions"), "AES"))
                .build();
        addConverter(Object.class, byte[].class, sealing(encryptor));
        addConverter(new Opening(encryptor, new DeserializingConverter(Sealed.class.getClassLoader())));
    }

    private static Converter<Object, byte[]> sealing(BytesEncryptor encryptor) {
        SerializingConverter bytes = new SerializingConverter();
        return held -> encryptor.encrypt(bytes.convert(held));
    }

    private record Opening(BytesEncryptor encryptor, DeserializingConverter objects) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object sealed, TypeDescriptor from, TypeDescriptor to) {
            if (!(sealed instanceof byte[] kept)) {
                return null;
            }
            byte[] bytes;
            try {
                bytes = encryptor.decrypt(kept);
            } catch (IllegalStateException underAnotherKey) {
                LOG.info("A session was sealed under another key: its user signs in again");
                return null;
            }
            return objects.convert(bytes);
        }
    }
}
